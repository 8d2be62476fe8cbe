#include "programs/simulator/authority.h"

#include <openssl/bio.h>
#include <openssl/ec.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rand.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>
#include <sys/stat.h>

#include <fstream>
#include <iterator>
#include <memory>

namespace simulator {

namespace {

template <auto free>
struct Freer {
  template <typename T>
  void operator()(T* pointer) const {
    free(pointer);
  }
};
using KeyPair = std::unique_ptr<EVP_PKEY, Freer<EVP_PKEY_free>>;
using Certificate = std::unique_ptr<X509, Freer<X509_free>>;
using Memory = std::unique_ptr<BIO, Freer<BIO_free_all>>;

constexpr int days_valid = 825;
constexpr long seconds_a_day = 86'400;

std::string text_of(BIO* memory) {
  char* bytes = nullptr;
  const long size = BIO_get_mem_data(memory, &bytes);
  return {bytes, static_cast<std::size_t>(size)};
}

std::string to_pem(X509* certificate) {
  const Memory memory(BIO_new(BIO_s_mem()));
  PEM_write_bio_X509(memory.get(), certificate);
  return text_of(memory.get());
}

std::string to_pem(EVP_PKEY* key) {
  const Memory memory(BIO_new(BIO_s_mem()));
  PEM_write_bio_PrivateKey(memory.get(), key, nullptr, nullptr, 0, nullptr, nullptr);
  return text_of(memory.get());
}

bool add_extension(X509* certificate, X509* issuer, int kind, const char* value) {
  X509V3_CTX about;
  X509V3_set_ctx_nodb(&about);
  X509V3_set_ctx(&about, issuer, certificate, nullptr, nullptr, 0);
  const std::unique_ptr<X509_EXTENSION, Freer<X509_EXTENSION_free>> extension(
      X509V3_EXT_conf_nid(nullptr, &about, kind, value));
  return extension && X509_add_ext(certificate, extension.get(), -1) == 1;
}

// A certificate for `key` with a random serial number, without issuer, extensions and signature.
Certificate begin_certificate(EVP_PKEY* key, const char* name) {
  Certificate certificate(X509_new());
  unsigned char serial[16];
  if (!certificate || RAND_bytes(serial, sizeof serial) != 1) return nullptr;
  serial[0] &= 0x7f;  // positive, RFC 5280 section 4.1.2.2
  const std::unique_ptr<BIGNUM, Freer<BN_free>> number(BN_bin2bn(serial, sizeof serial, nullptr));
  X509_set_version(certificate.get(), X509_VERSION_3);
  BN_to_ASN1_INTEGER(number.get(), X509_get_serialNumber(certificate.get()));
  // An hour early: a client whose clock is a little behind still trusts it.
  X509_gmtime_adj(X509_getm_notBefore(certificate.get()), -3600);
  X509_gmtime_adj(X509_getm_notAfter(certificate.get()), days_valid * seconds_a_day);
  X509_NAME_add_entry_by_txt(X509_get_subject_name(certificate.get()), "CN", MBSTRING_UTF8,
                             reinterpret_cast<const unsigned char*>(name), -1, -1, 0);
  X509_set_pubkey(certificate.get(), key);
  return certificate;
}

struct Made {
  std::string authority_pem, certificate_pem, key_pem;
};

core::Result<Made> make() {
  const core::Error failed{"AUTHORITY_MAKE", "", "The simulator's certificate cannot be made.",
                           "Check the installed OpenSSL."};
  const KeyPair authority_key(EVP_EC_gen("P-256"));
  const KeyPair server_key(EVP_EC_gen("P-256"));
  if (!authority_key || !server_key) return failed;

  const Certificate authority = begin_certificate(authority_key.get(), "Yinling platform simulator, trial only");
  if (!authority) return failed;
  X509_set_issuer_name(authority.get(), X509_get_subject_name(authority.get()));
  if (!add_extension(authority.get(), authority.get(), NID_basic_constraints, "critical,CA:TRUE,pathlen:0") ||
      !add_extension(authority.get(), authority.get(), NID_key_usage, "critical,keyCertSign,cRLSign") ||
      !add_extension(authority.get(), authority.get(), NID_subject_key_identifier, "hash") ||
      X509_sign(authority.get(), authority_key.get(), EVP_sha256()) == 0)
    return failed;

  const Certificate server = begin_certificate(server_key.get(), "localhost");
  if (!server) return failed;
  X509_set_issuer_name(server.get(), X509_get_subject_name(authority.get()));
  if (!add_extension(server.get(), authority.get(), NID_basic_constraints, "critical,CA:FALSE") ||
      !add_extension(server.get(), authority.get(), NID_key_usage, "critical,digitalSignature") ||
      !add_extension(server.get(), authority.get(), NID_ext_key_usage, "serverAuth") ||
      !add_extension(server.get(), authority.get(), NID_subject_alt_name, "IP:127.0.0.1,DNS:localhost") ||
      !add_extension(server.get(), authority.get(), NID_authority_key_identifier, "keyid:always") ||
      X509_sign(server.get(), authority_key.get(), EVP_sha256()) == 0)
    return failed;
  return Made{to_pem(authority.get()), to_pem(server.get()), to_pem(server_key.get())};
}

std::string read(const std::filesystem::path& path) {
  std::ifstream stream(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

bool lasts_a_day(const std::string& certificate_pem) {
  const Memory memory(BIO_new_mem_buf(certificate_pem.data(), static_cast<int>(certificate_pem.size())));
  const Certificate certificate(PEM_read_bio_X509(memory.get(), nullptr, nullptr, nullptr));
  if (!certificate) return false;
  int days = 0, seconds = 0;
  if (ASN1_TIME_diff(&days, &seconds, nullptr, X509_get0_notAfter(certificate.get())) != 1) return false;
  return days >= 1;
}

bool write(const std::filesystem::path& path, const std::string& text) {
  std::ofstream stream(path, std::ios::binary | std::ios::trunc);
  stream << text;
  stream.close();
  return !stream.fail();
}

}  // namespace

core::Result<Identity> load_or_make_identity(const std::filesystem::path& folder) {
  const auto authority_file = folder / "ca.pem", certificate_file = folder / "server.pem",
             key_file = folder / "server.key";
  Identity identity{authority_file, read(certificate_file), read(key_file)};
  if (lasts_a_day(read(authority_file)) && lasts_a_day(identity.certificate_pem) && !identity.key_pem.empty())
    return identity;

  TRY(made, make());
  std::error_code ignored;
  std::filesystem::remove(key_file, ignored);
  const mode_t before = umask(0077);  // the key for its owner alone
  const bool key_written = write(key_file, made.key_pem);
  umask(before);
  if (!key_written || !write(certificate_file, made.certificate_pem) || !write(authority_file, made.authority_pem))
    return core::Error{"AUTHORITY_WRITE", folder.string(), "The simulator's certificates cannot be written.",
                       "Choose a --state folder that may be written to."};
  return Identity{authority_file, made.certificate_pem, made.key_pem};
}

}  // namespace simulator
