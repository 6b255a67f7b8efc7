"""The cache on a real Redis."""

from django.core.cache import cache


def test_one_client_serves_all_commands():
    client = cache._cache
    assert client.get_client(write=True) is client.get_client(write=True)
    cache.set("a", 1)
    assert cache.get("a") == 1
    assert cache.get_many(["a", "b"]) == {"a": 1}
    assert cache.delete("a")
    assert cache.get("a") is None
