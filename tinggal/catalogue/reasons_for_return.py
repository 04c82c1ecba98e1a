"""Reasons to return a file to the applicant (before or during the review) and to send it back to an earlier desk."""

from django.utils.translation import gettext_lazy as _

from tinggal.catalogue.types import Reason

_COMPLETE = "SE Dirjen Imigrasi IMI-0702.GR.01.01/2022"
_DOCUMENTS = "Permenkumham 22/2023 jo 11/2024 Ps 167"
_SPONSOR = "UU 6/2011 Ps 63"
_CHECK = "Permenkumham 22/2023"


RETURNS = (
    Reason(
        "R-01",
        "return",
        _("The passport page cannot be read."),
        _("Take a new photo of the page in good light: the whole page, sharp, without reflections."),
        "Halaman paspor tidak dapat dibaca.",
        "Unggah ulang foto atau pindaian halaman paspor yang utuh, tajam, dan tanpa pantulan cahaya.",
        _DOCUMENTS,
    ),
    Reason(
        "R-02",
        "return",
        _("A document is missing."),
        _("Add the document named in the note."),
        "Terdapat dokumen persyaratan yang belum dilampirkan.",
        "Lampirkan dokumen yang disebutkan dalam catatan.",
        _COMPLETE,
    ),
    Reason(
        "R-03",
        "return",
        _("The name in a document is not the same as in the passport."),
        _("Correct the name in the form, or add a document with the name as in the passport."),
        "Nama dalam dokumen tidak sama dengan nama dalam paspor.",
        "Perbaiki nama pada formulir atau lampirkan dokumen dengan nama sesuai paspor.",
        _DOCUMENTS,
    ),
    Reason(
        "R-04",
        "return",
        _("The passport expires too soon."),
        _("Renew the passport and apply with the new one, or ask for a shorter stay."),
        "Masa berlaku paspor tidak mencukupi.",
        "Perpanjang paspor dan ajukan dengan paspor baru, atau mohonkan jangka waktu yang lebih pendek.",
        "Permenkumham 22/2023 jo 11/2024 (paspor berlaku paling sedikit 6 bulan)",
    ),
    Reason(
        "R-05",
        "return",
        _("The sponsor's guarantee letter is not signed or has no duty stamp."),
        _("Ask the sponsor to sign the letter over a Rp 10,000 duty stamp, and add it again."),
        "Surat penjaminan belum ditandatangani atau belum bermeterai.",
        "Mintakan tanda tangan Penjamin di atas meterai Rp10.000 dan unggah kembali surat tersebut.",
        _SPONSOR,
    ),
    Reason(
        "R-06",
        "return",
        _("The photo does not meet the rules."),
        _("Add a colour photo of your face, not older than 1 year, at least 400 × 600 pixels."),
        "Pas foto tidak memenuhi ketentuan.",
        "Unggah pas foto berwarna terbaru, paling lama 1 tahun, paling kecil 400 × 600 piksel.",
        "Persyaratan pas foto Direktorat Jenderal Imigrasi",
    ),
    Reason(
        "R-07",
        "return",
        _("A document is the wrong one, or belongs to somebody else."),
        _("Add the right document under the right heading."),
        "Dokumen yang dilampirkan keliru atau milik orang lain.",
        "Lampirkan dokumen yang benar pada persyaratan yang sesuai.",
        _DOCUMENTS,
    ),
    Reason(
        "R-08",
        "return",
        _("A document has expired."),
        _("Add one that is valid today."),
        "Masa berlaku dokumen telah berakhir.",
        "Lampirkan dokumen yang masih berlaku.",
        _COMPLETE,
    ),
    Reason(
        "R-09",
        "return",
        _("Answers in the form do not agree with the documents."),
        _("Compare the form with your documents and correct what differs."),
        "Isian formulir tidak sesuai dengan dokumen.",
        "Cocokkan isian formulir dengan dokumen dan perbaiki perbedaannya.",
        _COMPLETE,
    ),
    Reason(
        "R-10",
        "return",
        _("The visa index or the type of permit does not fit what you want to do."),
        _("Choose the index that fits your purpose; the note tells which."),
        "Indeks visa atau jenis izin tidak sesuai dengan maksud dan tujuan.",
        "Pilih indeks yang sesuai dengan maksud dan tujuan sebagaimana disebutkan dalam catatan.",
        "Kepmen Imipas M.IP-08.GR.01.01/2025",
    ),
    Reason(
        "R-11",
        "return",
        _("A foreign document has no sworn translation or was not reported."),
        _("Have it translated by a sworn translator and reported at the mission or the civil registry."),
        "Dokumen asing belum diterjemahkan oleh penerjemah tersumpah atau belum dilaporkan.",
        "Terjemahkan melalui penerjemah tersumpah dan laporkan pada Perwakilan atau Pencatatan Sipil.",
        "Persyaratan E31A Direktorat Jenderal Imigrasi",
    ),
    Reason(
        "R-12",
        "return",
        _("A document cannot be read."),
        _("Take a new picture in good light, or scan the document, and add it again."),
        "Terdapat dokumen yang tidak dapat dibaca.",
        "Ambil gambar baru yang terang atau pindai ulang, lalu unggah kembali.",
        _COMPLETE,
    ),
)

SENT_BACK = (
    Reason(
        "S-01",
        "send_back",
        _("The identity check is not complete."),
        _("Compare passport, form and photo again and note the result."),
        "Pemeriksaan identitas belum lengkap.",
        "Cocokkan kembali paspor, formulir, dan foto, lalu catat hasilnya.",
        _CHECK,
    ),
    Reason(
        "S-02",
        "send_back",
        _("The interview report is missing or leaves a question open."),
        _("Invite the applicant again, or complete the report."),
        "Berita acara wawancara belum ada atau belum menjawab seluruh hal.",
        "Undang kembali pemohon atau lengkapi berita acara.",
        "SE Dirjen Imigrasi IMI-417.GR.01.01/2025",
    ),
    Reason(
        "S-03",
        "send_back",
        _("The watch-list result is missing or unclear."),
        _("Run the check again and add its result."),
        "Hasil pemeriksaan cegah tangkal belum ada atau belum jelas.",
        "Lakukan pemeriksaan kembali dan lampirkan hasilnya.",
        "UU 6/2011 Ps 91–103",
    ),
    Reason(
        "S-04",
        "send_back",
        _("The sponsor must be checked in the field."),
        _("Visit the address of the sponsor and add the report."),
        "Penjamin perlu diperiksa di lapangan.",
        "Lakukan pemeriksaan lapangan pada alamat Penjamin dan lampirkan laporannya.",
        _SPONSOR,
    ),
    Reason(
        "S-05",
        "send_back",
        _("The recommendation has no reasons."),
        _("Say in the note why you recommend to approve or to refuse."),
        "Pertimbangan belum disertai alasan.",
        "Cantumkan alasan persetujuan atau penolakan dalam catatan.",
        _CHECK,
    ),
    Reason(
        "S-06",
        "send_back",
        _("The file was sent to the wrong office or desk."),
        _("Send it to the office where the applicant lives."),
        "Berkas disampaikan kepada kantor atau meja yang tidak berwenang.",
        "Teruskan kepada kantor yang wilayah kerjanya meliputi tempat tinggal pemohon.",
        "Permenkumham 22/2023 Ps 114",
    ),
)
