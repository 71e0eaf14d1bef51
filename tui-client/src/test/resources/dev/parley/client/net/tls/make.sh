#!/usr/bin/env bash
# Makes the certificates of the tests anew, with Java's keytool: keys in NAME.p12 (password "password"), the authority in ca.pem.
# They are valid for a hundred years, so that no test fails because time has passed.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
rm -f ./*.p12 ./*.pem
here='SAN=dns:localhost,ip:127.0.0.1'

# tool NAME COMMAND...: keytool on NAME.p12
tool() {
  local store=$1
  shift
  keytool "$@" -keystore "$store.p12" -storetype PKCS12 -storepass password -alias it 2>/dev/null
}

# own NAME: a key that vouches for itself, as a server's first start makes it
own() {
  tool "$1" -genkeypair -keyalg EC -groupname secp256r1 -dname CN=localhost -ext "$here" -startdate 2020/01/01 -validity 36500
}

# signed NAME SAN OPTION...: a key that the authority vouches for
signed() {
  local name=$1 names=$2
  shift 2
  tool "$name" -genkeypair -keyalg EC -groupname secp256r1 -dname CN=localhost -startdate 2020/01/01 -validity 36500
  tool "$name" -certreq | tool ca -gencert -rfc -ext "$names" "$@" >"$name.pem"
  cat ca.pem >>"$name.pem"
  tool "$name" -importcert -noprompt -file "$name.pem"
  rm "$name.pem"
}

own first
cp first.p12 renewed.p12
tool renewed -selfcert -startdate 2021/01/01 -validity 36400 -ext "$here"
own second
tool ca -genkeypair -keyalg EC -groupname secp256r1 -dname CN=authority -ext bc:c -startdate 2020/01/01 -validity 36500
tool ca -exportcert -rfc >ca.pem
signed vouched "$here" -startdate 2021/01/01 -validity 36400
signed vouched-again "$here" -startdate 2021/01/01 -validity 36400
signed other-name 'SAN=dns:other.example' -startdate 2021/01/01 -validity 36400
signed expired "$here" -startdate 2020/01/01 -validity 30
rm ca.p12
