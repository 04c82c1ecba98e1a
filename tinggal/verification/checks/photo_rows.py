"""Rows of the table: the rules for the portrait beyond its size, shape and colour."""

from django.utils.translation import gettext_lazy as _

from tinggal.verification.checks.photo_age import photo_recent
from tinggal.verification.checks.photo_background import plain_background
from tinggal.verification.checks.photo_eyes import eyes_open
from tinggal.verification.checks.photo_face import face_in_place, one_face
from tinggal.verification.checks.photo_light import face_clear, taken_of_a_person
from tinggal.verification.checks.photo_passport import passport_picture
from tinggal.verification.checks.rule import FileRule, PaperRule, of_papers
from tinggal.verification.results import Outcome

_PHOTO = frozenset({"photo"})
_FACES = frozenset({"faces"})

ROWS: tuple[PaperRule | FileRule, ...] = (
    PaperRule(
        id="V-60",
        name="photo_one_face",
        of=_PHOTO,
        wants=_FACES,
        look=one_face,
        most=Outcome.ASK,
        reads=_("the photo: how many faces look towards us"),
        question=_("Is there one face on the photo?"),
        passed=_("There is one face on the photo."),
        mend=_("Add a photo of you alone, from the front."),
        says={
            "photo_no_face": _("No face was found on the photo. Please look."),
            "photo_more_faces": _("There may be more than one face on the photo. Please look."),
        },
    ),
    PaperRule(
        id="V-61",
        name="photo_face_in_place",
        of=_PHOTO,
        wants=_FACES,
        look=face_in_place,
        most=Outcome.ASK,
        reads=_("the photo: the height of the head, its place, how it leans and turns"),
        question=_("Is the face large enough, in the middle, upright and straight?"),
        passed=_("The face is large enough, in the middle, upright and straight."),
        mend=_(
            "Add a photo from the front, with your head upright, in the middle, about two thirds as high as the photo."
        ),
        says={
            "photo_face_small": _("The face is small on the photo."),
            "photo_face_cut": _("The head seems to be cut off at the edge of the photo."),
            "photo_off_centre": _("The face is not in the middle of the photo."),
            "photo_tilted": _("The head leans to one side."),
            "photo_looks_away": _("The face seems to look to one side."),
        },
    ),
    PaperRule(
        id="V-62",
        name="photo_eyes_open",
        of=_PHOTO,
        wants=_FACES,
        look=eyes_open,
        most=Outcome.ASK,
        reads=_("the photo: both eyes"),
        question=_("Are both eyes open, and can they be seen?"),
        passed=_("Both eyes are open and can be seen."),
        mend=_("Add a photo with open eyes, without dark glasses and without hair over the eyes."),
        says={
            "photo_eyes_hidden": _("The eyes may be hidden. Please look."),
            "photo_eyes_shut": _("The eyes may be shut. Please look."),
        },
    ),
    PaperRule(
        id="V-63",
        name="photo_background",
        of=_PHOTO,
        wants=_FACES,
        look=plain_background,
        most=Outcome.ASK,
        reads=_("the photo: the colours beside and above the head"),
        question=_("Is the background plain, and light or red?"),
        passed=_("The background is plain, and light or red."),
        mend=_("Add a photo in front of a plain wall that is light or red, without shadows."),
        says={
            "photo_background_uneven": _("The background does not look plain."),
            "photo_background_dark": _("The background is dark."),
            "photo_background_unseen": _("Too little of the background can be seen to judge it."),
        },
    ),
    PaperRule(
        id="V-64",
        name="photo_face_clear",
        of=_PHOTO,
        wants=_FACES,
        look=face_clear,
        most=Outcome.ASK,
        reads=_("the photo: how sharp and how well lit the face is"),
        question=_("Is the face sharp and well lit?"),
        passed=_("The face is sharp and well lit."),
        mend=_("Take a new photo in even daylight and hold the camera still."),
        says={
            "photo_face_blurred": _("The face may be too blurred."),
            "photo_face_burnt": _("Parts of the face are too bright."),
            "photo_face_dark": _("The face lies in the dark."),
        },
    ),
    PaperRule(
        id="V-65",
        name="photo_of_a_person",
        of=_PHOTO,
        wants=_FACES,
        look=taken_of_a_person,
        most=Outcome.ASK,
        reads=_("the photo: the colour of the face, and the edges of the picture"),
        question=_("Is it a photo of a person, and not of another photo?"),
        passed=_("Nothing looks like a photo of a photo."),
        mend=_("Add the original file from the camera, not a picture of a print or of a screen."),
        says={
            "photo_face_grey": _("The face is grey. It may be a copy of a photo."),
            "photo_of_a_photo": _("There is a rim around the picture. It may be a photo of a photo."),
        },
    ),
    PaperRule(
        id="V-66",
        name="photo_recent",
        of=_PHOTO,
        look=photo_recent,
        most=Outcome.ASK,
        reads=_("the date that the camera wrote into the photo, else the date in the form, and the day of filing"),
        question=_("Is the photo not older than 1 year?"),
        passed=_("The photo is not older than 1 year, as far as its date tells."),
        mend=_("Add a photo that was taken within the last year."),
        says={
            "photo_old": _("The photo may be older than 1 year."),
            "photo_age_unknown": _("Nothing tells how old the photo is. Please compare it with the person."),
        },
    ),
    FileRule(
        id="V-67",
        name="photo_and_passport",
        look=of_papers(passport_picture),
        most=Outcome.ASK,
        reads=_("the face on the photo and the face on the passport page: whether they are the same picture"),
        question=_("Is the photo another one than the picture in the passport?"),
        passed=_("The photo is another picture than the one in the passport."),
        mend=_("Add a new photo, not the one from the passport."),
        says={
            "faces_not_compared": _("No face was found on the photo or on the passport page. Please compare them."),
            "compare_faces": _(
                "Please compare the face on the photo with the one in the passport. The machine cannot."
            ),
            "same_as_passport": _("The photo is the same picture as in the passport."),
            "photo_from_passport": _("The photo is the picture from a passport that was issued more than 1 year ago."),
        },
    ),
)
