"""The page with all keys, and the switch for officers to whom single keys are in the way."""

from tests.conftest import Cast, user_of
from tests.desk.conftest import SignIn
from tinggal.casework.keys import single_keys_on

PLACE = "/desk/keys/"


def test_single_keys_are_on_until_an_officer_switches_them_off(sign_in: SignIn, cast: Cast):
    client = sign_in("kade")
    assert single_keys_on(user_of(cast["kade"]))
    assert b"Single keys are on" in client.get(PLACE).content
    for _twice in range(2):
        said = client.post(PLACE, {"switch": "off"}, follow=True).content
        assert b"Single keys are off" in said
    assert not single_keys_on(user_of(cast["kade"]))
    assert b"Single keys are on" in client.post(PLACE, {"switch": "on"}, follow=True).content
    assert single_keys_on(user_of(cast["kade"]))


def test_the_choice_is_for_one_account_only(sign_in: SignIn, cast: Cast):
    sign_in("kade").post(PLACE, {"switch": "off"})
    assert single_keys_on(user_of(cast["wayan"]))
    assert b"Single keys are on" in sign_in("wayan").get(PLACE).content


def test_all_keys_stand_on_the_page(sign_in: SignIn):
    page = sign_in("dewi").get(PLACE).content.decode()
    for words in ("<kbd>S</kbd>", "sign the basket", "pages of the document"):
        assert words in page
