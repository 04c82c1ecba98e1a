"""The words of a check in five languages: Indonesian, English, Chinese, Japanese, Korean."""

from typing import Final

from tinggal.checker import seal_words
from tinggal.checker.verdict import Finding
from tinggal.checker.words_findings import BAD, GOOD, RESERVED, UNKNOWABLE

LANGUAGES: Final = ("id", "en", "zh", "ja", "ko")

STATES: Final = {
    "valid": ("BERLAKU", "VALID", "有效", "有効", "유효"),
    "not_valid": ("TIDAK SAH", "NOT VALID", "无效", "無効", "무효"),
    "replaced": ("DIGANTI", "REPLACED", "已被取代", "差し替え済み", "대체됨"),
    "revoked": ("DIBATALKAN", "REVOKED", "已撤销", "取消済み", "취소됨"),
    "expired": ("KEDALUWARSA", "EXPIRED", "已过期", "期限切れ", "만료됨"),
    "unknown": ("TIDAK DIKENAL", "UNKNOWN", "未知", "不明", "알 수 없음"),
}

FACTS: Final = seal_words.FACTS | {
    "kind": ("Jenis surat", "Kind of letter", "函件类型", "文書の種類", "문서 종류"),
    "number": ("Nomor", "Number", "编号", "番号", "번호"),
    "dated": ("Tanggal", "Date", "日期", "日付", "날짜"),
    "holder": ("Nama", "Name", "姓名", "氏名", "이름"),
    "initials": ("Inisial", "Initials", "姓名首字母", "イニシャル", "머리글자"),
    "passport": ("Nomor paspor", "Passport number", "护照号码", "旅券番号", "여권 번호"),
    "nationality": ("Kewarganegaraan", "Nationality", "国籍", "国籍", "국적"),
    "index": ("Indeks", "Permit index", "许可类别", "許可区分", "허가 종류"),
    "valid_from": ("Berlaku sejak", "Valid from", "生效日期", "有効期間の初日", "유효 시작일"),
    "valid_until": ("Berlaku sampai dengan", "Valid until", "有效期至", "有効期限", "유효 종료일"),
    "reference": ("Nomor registrasi", "Reference", "登记号", "受付番号", "접수 번호"),
    "short_code": ("Kode", "Code", "代码", "コード", "코드"),
    "specimen": ("Contoh", "Specimen", "样本", "見本", "견본"),
    "signed_by": ("Ditandatangani oleh", "Signed by", "签署方", "署名者", "서명자"),
    "signed_at": ("Waktu tanda tangan", "Signed at", "签署时间", "署名時刻", "서명 시각"),
    "stamped_by": ("Cap waktu oleh", "Time stamp by", "时间戳机构", "タイムスタンプ局", "시점확인 기관"),
    "log_index": ("Nomor dalam log", "Number in the log", "公开日志编号", "ログの番号", "공개 로그 번호"),
    "log_size": ("Ukuran log", "Size of the log", "日志规模", "ログの大きさ", "로그 크기"),
    "witnesses": ("Saksi", "Witnesses", "见证方", "証人", "증인"),
    "witnessed_at": ("Dilihat saksi pada", "Seen by a witness at", "见证时间", "証人の確認時刻", "증인이 본 시각"),
    "list_at": ("Daftar pembatalan per", "List of revocations of", "撤销名单时间", "取消一覧の時刻", "취소 목록 시각"),
}  # fmt: skip

KINDS: Final = {
    "approval": ("Surat persetujuan", "Letter of approval", "批准函", "承認書", "승인서"),
    "refusal": ("Surat penolakan", "Letter of refusal", "拒绝函", "不許可通知書", "거부 통지서"),
    "permit": ("Izin tinggal", "Stay permit", "居留许可", "滞在許可", "체류 허가"),
    "revocation": ("Surat pembatalan", "Letter of revocation", "撤销函", "取消通知書", "취소 통지서"),
    "correction": ("Ralat", "Letter of correction", "更正函", "訂正書", "정정서"),
    "receipt": ("Tanda terima pembayaran", "Receipt", "收据", "領収書", "영수증"),
    "return": ("Pemberitahuan pengembalian", "Return notice", "退回通知", "差戻通知", "반려 통지"),
    "invitation": ("Undangan wawancara", "Invitation to an interview", "面谈邀请", "面接案内", "면담 안내"),
    "objection": ("Tanda terima keberatan", "Receipt of an objection", "异议收据", "異議申立受領書", "이의 접수증"),
    "answer": ("Jawaban keberatan", "Answer to an objection", "异议答复书", "異議申立回答書", "이의신청 답변서"),
}

HEADINGS: Final = {
    "compare": ("Bandingkan dengan kertasnya", "Compare with the paper", "请与纸质核对", "紙と照合", "종이와 비교"),
    "unknowable": (
        "Yang tidak dapat diketahui pemeriksaan ini", "What this check cannot know", "本次核验无法得知",
        "この確認では分からないこと", "이 확인으로 알 수 없는 것",
    ),
    "bad_keys": (
        "Berkas kunci tidak dapat dipakai", "The file of keys cannot be used", "密钥文件无法使用",
        "鍵ファイルを使えません", "열쇠 파일을 사용할 수 없습니다",
    ),
    "bad_list": (
        "Daftar pembatalan tidak dapat dipakai", "The list of revocations cannot be used", "撤销名单无法使用",
        "取消一覧を使えません", "취소 목록을 사용할 수 없습니다",
    ),
    "not_read": (
        "Berkas tidak dapat dibaca", "The file could not be read", "无法读取文件", "ファイルを読めません",
        "파일을 읽을 수 없습니다",
    ),
}  # fmt: skip

_SENTENCES: Final = GOOD | RESERVED | BAD | UNKNOWABLE | seal_words.GOOD | seal_words.BAD | seal_words.UNKNOWABLE


def said(finding: Finding, *, language: str) -> str:
    """The sentence for a finding, with its detail in place."""
    return _SENTENCES[finding.code][LANGUAGES.index(language)].replace("{}", finding.detail)


def sentence(code: str, *, language: str) -> str:
    """The sentence for a code without a detail, such as those of ``Verdict.unknowable``."""
    return _SENTENCES[code][LANGUAGES.index(language)]


def state(name: str, *, language: str) -> str:
    """The word for a state."""
    return STATES[name][LANGUAGES.index(language)]


def label(fact: str, *, language: str) -> str:
    """What a fact is called."""
    return FACTS[fact][LANGUAGES.index(language)]


def kind(name: str, *, language: str) -> str:
    """What a kind of letter is called."""
    return KINDS[name][LANGUAGES.index(language)]


def heading(name: str, *, language: str) -> str:
    """A heading of the printed answer."""
    return HEADINGS[name][LANGUAGES.index(language)]
