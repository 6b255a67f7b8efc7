def test_health_says_ok(client, db):
    assert client.get("/healthz").json() == {"ok": True}


def test_signed_out_visitors_go_to_sign_in(client, db):
    assert client.get("/").headers["Location"] == "/accounts/login/?next=/"
