"""In a browser: a file is sent with its progress, what is refused keeps words and files, and a video plays."""

import base64

import pytest
from playwright.sync_api import expect

from rehab.media.models import MediaItem
from tests.integration.media.files import SVG, VTT, picture, png_of
from tests.people import signed_in

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

RECORD = """async () => {
  const canvas = document.createElement("canvas"); canvas.width = 480; canvas.height = 270;
  const pen = canvas.getContext("2d"), pieces = [];
  const recorder = new MediaRecorder(canvas.captureStream(20), { mimeType: "video/webm;codecs=vp8" });
  recorder.ondataavailable = (event) => pieces.push(event.data);
  recorder.start();
  for (let n = 0; n < 30; n += 1) {
    pen.fillStyle = "#0f6b6b"; pen.fillRect(0, 0, 480, 270);
    pen.fillStyle = "#fff"; pen.fillRect(n * 12, 100, 60, 60);
    await new Promise((done) => setTimeout(done, 50));
  }
  await new Promise((done) => { recorder.onstop = done; recorder.stop(); });
  const bytes = new Uint8Array(await new Blob(pieces).arrayBuffer());
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
}"""
PLAY = """(video) => new Promise((done) => {
  video.muted = true;
  video.addEventListener("timeupdate", () => video.currentTime > 0.3 && done(video.currentTime));
  video.play();
})"""


def enter(page, live_server, user):
    """This person's session in the browser."""
    cookie = signed_in(user).cookies["steady"]
    page.context.add_cookies([{"name": "steady", "value": cookie.value, "url": live_server.url}])


def a_file(name, data):
    return {"name": name, "mimeType": "application/octet-stream", "buffer": data}


def fill(page, file):
    page.get_by_label("Picture or video").set_input_files(file)
    page.get_by_label("Title").fill("Heel raises")
    page.get_by_label("What can be seen").fill("A person stands behind a chair.")


@pytest.mark.parametrize("scripts", [True, False])
def test_a_refused_file_costs_no_words_and_the_next_one_is_kept(browser, live_server, cora, scripts):
    page = browser.new_context(java_script_enabled=scripts).new_page()
    enter(page, live_server, cora)
    page.goto(f"{live_server.url}/library/media/new/")
    fill(page, a_file("drawing.png", SVG))
    page.get_by_role("button", name="Add to the library").click()
    expect(page.locator(".field-error")).to_contain_text("An SVG can carry programs")
    expect(page.get_by_label("Title")).to_have_value("Heel raises")
    page.get_by_label("Picture or video").set_input_files(a_file("bomb.png", png_of(30_000, 30_000)))
    page.get_by_role("button", name="Add to the library").click()
    expect(page.locator(".field-error")).to_contain_text("30000 × 30000 pixels")
    page.get_by_label("Picture or video").set_input_files(a_file("chair.png", picture()))
    page.get_by_role("button", name="Add to the library").click()
    expect(page.get_by_role("heading", name="Heel raises")).to_be_visible()
    expect(page.get_by_text("It is in the library.")).to_be_visible()
    assert MediaItem.objects.get().width == 640
    page.context.close()


def test_a_recorded_video_is_taken_and_plays_and_a_file_that_was_in_order_need_not_be_chosen_again(
    page, live_server, cora
):
    enter(page, live_server, cora)
    page.goto(f"{live_server.url}/library/media/new/")
    film = base64.b64decode(page.evaluate(RECORD))
    fill(page, a_file("film.webm", film))
    page.get_by_label("Title").fill("")
    page.get_by_label("Captions of a video").set_input_files(a_file("film.vtt", b"1\n00:00:00,000 --> x"))
    page.get_by_label("Transcript of a video").fill("Stand tall.")
    page.get_by_role("button", name="Add to the library").click()
    expect(page.locator(".field-error").first).to_contain_text("Please fill this in.")
    assert page.get_by_label("Picture or video").evaluate("field => field.files.length") == 1
    page.get_by_label("Title").fill("Heel raises")
    page.get_by_label("Captions of a video").set_input_files(a_file("film.vtt", VTT))
    page.get_by_role("button", name="Add to the library").click()
    expect(page.get_by_role("heading", name="Heel raises")).to_be_visible()
    assert page.locator("video").evaluate(PLAY) > 0.3
    assert page.locator("video").evaluate("video => video.textTracks[0].cues.length") == 2
    page.goto("about:blank")
