/** Parts of names that mean a secret anywhere in a name: English, and what is written alike elsewhere. */
export const STEMS = `
password passwort passwd passcode passphrase passkey passwrd pasword parola parole secret token credential apikey
privatekey privkey accesskey secretkey signingkey encryptionkey sharedkey masterkey authkey clientkey licensekey
hostkey sshkey subscriptionkey accountkey servicekey adminkey deploykey functionkey cookie bearer authorization
authheader mnemonic seedphrase seedword recoveryphrase recoverykey recoverycode backupcode backupkey signature hmac
sessionid sessionkey sessid sesskey phpsess connectionstring connstring verificationcode verifycode securitycode
accesscode authcode logincode smscode mfacode invitecode resetcode onetime twofactor pincode pinnumber unlockcode
doorcode cardnumber creditcard accountnumber routingnumber iban socialsecurity passport dateofbirth birthdate birthday
phonenumber mobilenumber emailaddress taxid nationalid drivinglicence driverlicense magiclink magicword watchword
safeword jsessionid assertion samlresponse otpcode totp codeword lockcode securityanswer secretanswer pwd

kennwort losungswort geheim schlussel zugangsdaten zugangscode anmeldedaten geheimzahl bestatigungscode
wachtwoord sleutel toegangscode motdepasse motdepass secrète jeton codesecret cledacces contrasena contraseña
palabraclave palabradepaso secreto codigosecreto contrasenya contrasinal pasahitza palavrapasse palavrachave segredo
senha parolachiave parolaordine segreto chiaveaccesso credenziali credencial credenciais haslo tajny tajne klucz zeton
heslo tajemstvi jelszo titkos titok kulcs geslo skrivnost lozinka zaporka sifra sifre losenord hemlig nyckel passord
hemmelig nokkel adgangskode adgangsord kodeord salasana salainen parool salasona slaptazod slaptas lykilord lykill
gizli anahtar matkhau bimat katasandi katalaluan rahasia nenosiri pasfhocal cyfrinair wagwoord fjalekalim pasvorto
passvorto sparol parole motpass lozinka tajna

κωδικος συνθηματικο μυστικο κλειδι пароль парол секрет гасло тайна таємн тайный лозинка шифра токен таен құпия нууц
كلمةالمرور كلمةالسر كلمهالمرور كلمهالسر رمزالمرور السر مفتاح گذرواژه رمزعبور رمز کلید پاسورڈ سیکرٹ סיסמה סיסמא סוד
מפתח אסימון पासवर्ड कूटशब्द गुप्त कुंजी टोकन পাসওয়ার্ড গোপন கடவுச்சொல் రహస్య పాస్వర్డ్ ಪಾಸ್ವರ್ಡ್ പാസ്വേഡ് પાસવર્ડ
ਪਾਸਵਰਡ รหัสผ่าน ความลับ โทเค็น ລະຫັດ ពាក្យសម្ងាត់ စကားဝှက် 密码 密碼 口令 密钥 密鑰 金鑰 令牌 权杖 秘密 验证码 驗證碼 凭证 憑證
パスワード 暗証番号 合言葉 トークン 秘密鍵 シークレット 認証コード 비밀번호 암호 비밀 토큰 인증번호 პაროლი საიდუმლო գաղտնաբառ գաղտնի
የይለፍቃል
`;

/** Whole parts of a name that mean a secret: too short to be looked for inside another word. */
export const WORDS = `
pass pw psw psk pswd pwrd pwd pword passw tok tkn jwt otp pin pins cvv cvv2 cvc csc sid sig sess cred creds authz mfa tan puk
nip mdp clef cle clau clave llave chave chiave cheie kluc klic kljuc avain voti khoa kunci sandi siri focal losung
wort ssn dob iban bic swift email mail phone tel mobile msisdn imei surname lastname firstname fullname birth
plz zipcode sk xsrf csrf pat dsn secrets hash salt pepper totp hotp seed nonce_secret rt ключ код пин клей سر مفتاح
鍵 暗号 키 열쇠 암호 口令 密文
`;

/** Of these names, those whose value is rather personal, or public, than a credential; and what a name only has a part of. */
export const NO_CREDENTIAL =
  /(?:^|_)(?:sid|sig|sess|puk|tan|nip|wort|siri|voti|focal|ssn|dob|iban|bic|swift|e?mails?|phone|tel|mobile|msisdn|imei|surname|(?:last|first|full)name|birth|plz|zipcode|sk|pat|seed|hash|salt|pepper|rt|سر|密文|код)(?:_|$)|(?<!(?:^|_)(?:api|access|private|secret|signing|encryption|shared|master|auth|client|license|subscription|account|service|admin|deploy|function))(?:^|_)keys?(?:_|$)|email|phone|birth|iban|passport|licen[cs]e|taxid|nationalid|socialsecurity|accountnumber|routingnumber|invite|magicword|tokeni[sz]|signature|assertion|cookie|parole|segment|secretar|hostkey|(?:^|_)(?:first|last|next|prev|page|cursor|continuation|sync|pagination|cancellation|csrf_?cookie)_?tokens?(?:_|$)|_(?:mismatch|missing|invalid|expired|expir\w+|required|errors?|failed|failure|denied|rejected|type|kind|count|limits?|length|policy|status|state|enabled|endpoint|ttl|lifetime|alg|algorithm|format|version|issuer|audience|scopes?|at|min|max|strength|rotated|refreshed|changed|budget|usage|used|uri|url|name|label|hint|field|param|header|mode|method|provider|source|store|storage|present|sent|seen|ok|valid|not|is|was|has)(?:_\w+)?$/;

/** With a key in their name that is meant to be seen, or that only count, limit or describe a secret. */
export const HARMLESS_NAME =
  /^(?:.*_)?(?:public_?key|site_?key|publishable_?key|idempotency_?key|sec_web_?socket_(?:accept|version|key|extensions|protocol)|(?:max|min|total|prompt|completion|input|output|cached|reasoning|audio|text|image|used|remaining|num|number_of|count|limit)(?:_\w+)?_?tokens?|tokens?_(?:type|count|used|usage|limit|details|per_\w+|remaining|expires?(?:_\w+)?|expired|lifetime|ttl)|(?:password|pass|pin|token|secret|cookie)_(?:length|policy|required|expired|valid|is_valid|type|enabled|status)|authorization_(?:url|endpoint|type)|cookies?_(?:domain|path|enabled|policy)|hash_?(?:rate|map|code_?type)|has_\w+|is_\w+)$/;
