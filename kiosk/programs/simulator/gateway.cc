#include "programs/simulator/gateway.h"

#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdlib>

namespace simulator {

namespace {

// Decimal digits alone, as the specification has it; "1700000000000.0", "+17..." and spaces are something else.
std::optional<std::int64_t> milliseconds(std::string_view text) {
  if (text.empty() || text.size() > 15) return std::nullopt;
  if (!std::all_of(text.begin(), text.end(), [](char letter) { return letter >= '0' && letter <= '9'; }))
    return std::nullopt;
  std::int64_t value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

std::optional<std::string> capital_key_under(const core::Json& value, const std::string& pointer) {
  if (value.is_object())
    for (const auto& [key, member] : value.members()) {
      const std::string here = core::pointer_join(pointer, key);
      if (std::any_of(key.begin(), key.end(), [](char letter) { return letter >= 'A' && letter <= 'Z'; })) return here;
      if (auto found = capital_key_under(member, here)) return found;
    }
  if (value.is_array())
    for (std::size_t index = 0; index < value.items().size(); ++index)
      if (auto found = capital_key_under(value.items()[index], core::pointer_join(pointer, index))) return found;
  return std::nullopt;
}

bool same(std::string_view a, std::string_view b) {
  return a.size() == b.size() && CRYPTO_memcmp(a.data(), b.data(), a.size()) == 0;
}

}  // namespace

std::string national_signature(std::string_view appsecret, std::string_view sid, std::string_view rid,
                               std::string_view rtime) {
  std::string message(sid);
  message += rid;
  message += rtime;
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
  unsigned int size = 0;
  if (HMAC(EVP_sha256(), appsecret.data(), static_cast<int>(appsecret.size()),
           reinterpret_cast<const unsigned char*>(message.data()), message.size(), digest.data(), &size) == nullptr)
    std::abort();  // no memory: a gateway that cannot check signatures must not answer
  std::array<unsigned char, 4 * EVP_MAX_MD_SIZE> text{};
  const int length = EVP_EncodeBlock(text.data(), digest.data(), static_cast<int>(size));
  return {reinterpret_cast<const char*>(text.data()), static_cast<std::size_t>(length)};
}

std::optional<Refusal> inspect(const web::Request& request, std::string_view operation, const Credentials& credentials,
                               std::int64_t now_ms) {
  const auto rid = request.header("gjzwfwpt_rid"), sid = request.header("gjzwfwpt_sid");
  const auto rtime = request.header("gjzwfwpt_rtime"), sign = request.header("gjzwfwpt_sign");
  if (!rid || !sid || !rtime || !sign) return Refusal{"api-101", "缺少请求头，或同一请求头出现两次"};
  if (*rid != credentials.rid) return Refusal{"api-102", "请求方标识不存在"};
  const auto issued = credentials.sids.find(std::string(operation));
  if (*sid != (issued == credentials.sids.end() ? operation : issued->second))
    return Refusal{"api-103", "接口标识与接口不符"};
  const auto sent_ms = milliseconds(*rtime);
  if (!sent_ms) return Refusal{"api-104", "请求时间应为毫秒数"};
  if (std::llabs(*sent_ms - now_ms) > credentials.tolerance_ms) return Refusal{"api-105", "请求时间与平台时间相差太多"};
  if (!same(*sign, national_signature(credentials.appsecret, *sid, *rid, *rtime)))
    return Refusal{"api-106", "签名不正确"};
  return std::nullopt;
}

std::optional<std::string> capital_key(const core::Json& body) {
  return capital_key_under(body, "");
}

}  // namespace simulator
