"""The sentences for seals: Indonesian, English, Chinese, Japanese, Korean; ``{}`` is the detail."""

from typing import Final

FACTS: Final = {
    "mrz": ("Baris MRZ", "Machine-readable lines", "机读区", "機械読取領域", "기계판독영역"),
}

GOOD: Final = {
    "seal_genuine": (
        "Segel ini asli: ditandatangani oleh {} dan tidak diubah.",
        "The seal is genuine: signed by {} and not changed.",
        "印章为真：由 {} 签署，未被更改。",
        "シールは本物です。{} が署名し、変更されていません。",
        "인장은 진본입니다. {}이(가) 서명했고 변경되지 않았습니다.",
    ),
}

BAD: Final = {
    "seal_unreadable": (
        "Kode ini bukan segel digital ICAO, atau rusak: {}",
        "The code is not an ICAO digital seal, or it is damaged: {}",
        "此码不是 ICAO 数字印章，或已损坏：{}",
        "このコードは ICAO のデジタルシールではないか、壊れています：{}",
        "이 코드는 ICAO 디지털 인장이 아니거나 손상되었습니다: {}",
    ),
    "seal_signer_unknown": (
        "Kami tidak mengenal penanda tangan segel ini ({}).",
        "We do not know the signer of the seal ({}).",
        "我们不认识此印章的签署方（{}）。",
        "このシールの署名者（{}）は不明です。",
        "이 인장의 서명자({})를 알 수 없습니다.",
    ),
    "seal_signature_wrong": (
        "Tanda tangan segel tidak cocok dengan isinya: segel ini diubah atau palsu.",
        "The signature of the seal does not fit what it says: it was changed or forged.",
        "印章的签名与其内容不符：印章被更改或伪造。",
        "シールの署名が内容と一致しません。変更または偽造されています。",
        "인장의 서명이 내용과 맞지 않습니다. 변경되었거나 위조되었습니다.",
    ),
    "seal_certificate_untrusted": (
        "Sertifikat segel ini tidak berlaku pada hari penandatanganan: {}",
        "The certificate of the seal does not hold on the day of signing: {}",
        "印章的证书在签署之日不成立：{}",
        "シールの証明書は署名日に有効ではありません：{}",
        "인장의 인증서가 서명일에 유효하지 않습니다: {}",
    ),
    "seal_from_the_future": (
        "Segel ini bertanggal {}, hari yang belum tiba.",
        "The seal is dated {}, a day that has not come yet.",
        "印章日期为 {}，尚未到来。",
        "シールの日付 {} はまだ来ていません。",
        "인장 날짜 {}은(는) 아직 오지 않았습니다.",
    ),
    "seal_incomplete": (
        "Segel ini tidak memuat semua yang harus dimuat jenis dokumennya: {}",
        "The seal lacks what its kind of document must have: {}",
        "印章缺少该类文件必须具备的内容：{}",
        "この種類の文書に必要な項目がシールにありません：{}",
        "이 종류의 문서에 있어야 할 내용이 인장에 없습니다: {}",
    ),
    "seal_for_tests": (
        "Segel ini hanya dibuat untuk pengujian.",
        "The seal was made for tests only.",
        "此印章仅供测试。",
        "このシールは試験用です。",
        "이 인장은 시험용입니다.",
    ),
}

UNKNOWABLE: Final = {
    "seal_ended_since": (
        "Apakah izin atau surat ini kemudian dibatalkan atau diganti. Tanyakan secara daring.",
        "Whether the permit or letter was revoked or replaced since. Ask online.",
        "许可或函件此后是否被撤销或取代。请在线查询。",
        "許可または文書がその後に取り消しまたは差し替えられたか。オンラインで確認してください。",
        "허가나 문서가 그 뒤에 취소되거나 대체되었는지. 온라인으로 확인하십시오.",
    ),
    "seal_copied": (
        "Apakah kode ini disalin ke kertas lain, dan apakah pembawanya orang yang disebut. Bandingkan dengan paspor.",
        "Whether the code was copied to another paper, and whether the bearer is the person named. Compare a passport.",
        "此码是否被复制到其他纸张，持有人是否为所载之人。请与护照核对。",
        "コードが別の紙に複写されていないか、所持者が記載の本人か。旅券と照合してください。",
        "코드가 다른 종이에 복사되었는지, 소지자가 적힌 사람인지. 여권과 비교하십시오.",
    ),
    "seal_whole_text": (
        "Apakah bagian lain di kertas itu benar: segel hanya menjamin yang tertera di sini.",
        "Whether the rest of the paper is true: the seal vouches only for what is shown here.",
        "纸上其余内容是否属实：印章只保证此处所示内容。",
        "紙面のその他の記載が正しいか。シールが保証するのはここに示した内容だけです。",
        "종이의 나머지 내용이 사실인지: 인장은 여기 보이는 내용만 보증합니다.",
    ),
}
