// The four protocols. Formulas and their order are the specifications' own; where a sample elsewhere differs, the
// specification wins.
#include <algorithm>
#include <cstdlib>
#include <deque>

#include "programs/simulator/gateway.h"
#include "programs/simulator/signing.h"
#include "vault/bytes.h"

namespace simulator {

namespace {

const Refusal missing_header{"api-101", "缺少请求头，或同一请求头出现两次"};
const Refusal unknown_requester{"api-102", "请求方标识不存在"};
const Refusal wrong_interface{"api-103", "接口标识与接口不符"};
const Refusal unreadable_time{"api-104", "请求时间的写法不对"};
const Refusal wrong_time{"api-105", "请求时间与平台时间相差太多"};
const Refusal wrong_signature{"api-106", "签名不正确"};
const Refusal used_nonce{"api-107", "随机串十分钟内已经用过"};
constexpr std::string_view session_interface = "session.secret";

bool is_far(std::int64_t a_ms, std::int64_t b_ms, std::int64_t tolerance_ms) {
  return std::llabs(a_ms - b_ms) > tolerance_ms;
}

core::Json details(const Refusal& refusal) {
  return core::Json::object({{"code", refusal.code}, {"reason", refusal.reason}});
}

core::Json coded(std::string_view code, std::string_view message, core::Json data) {
  return core::Json::object({{"code", code}, {"message", message}, {"data", std::move(data)}, {"simulator", true}});
}

// 数据直达 v0.55: four headers, Base64(HMAC-SHA256(appsecret, sid + rid + rtime)).
class National : public Gateway {
 public:
  National(const Credentials& credentials, std::string prefix)
      : credentials_(credentials), prefix_(std::move(prefix)) {}

  std::string place_of(std::string_view, std::string_view path) const override { return "/sysapi" + std::string(path); }
  std::optional<Refusal> inspect(const web::Request& request, std::string_view operation,
                                 std::int64_t now_ms) override {
    const auto part = [&](const char* name) { return request.header(prefix_ + name); };
    return inspect_parts(part("rid"), part("sid"), part("rtime"), part("sign"), credentials_.sid_of(operation),
                         secret(now_ms), now_ms);
  }
  core::Json accepted(core::Json data) const override { return coded("200", "成功", std::move(data)); }
  core::Json refused(const Refusal& refusal) const override { return coded("300", refusal.message, details(refusal)); }

 protected:
  using Part = std::optional<std::string>;
  virtual std::string secret(std::int64_t) const { return credentials_.appsecret; }
  std::optional<Refusal> inspect_parts(const Part& rid, const Part& sid, const Part& rtime, const Part& sign,
                                       const std::string& wanted_sid, const std::string& key,
                                       std::int64_t now_ms) const {
    if (!rid || !sid || !rtime || !sign) return missing_header;
    if (*rid != credentials_.rid) return unknown_requester;
    if (*sid != wanted_sid) return wrong_interface;
    const auto sent_ms = whole_number(*rtime);
    if (!sent_ms) return unreadable_time;
    if (is_far(*sent_ms, now_ms, credentials_.tolerance_ms)) return wrong_time;
    if (!same(*sign, hmac_sha256_base64(key, *sid + *rid + *rtime))) return wrong_signature;
    return std::nullopt;
  }

  Credentials credentials_;
  std::string prefix_;
};

// The older gateway: business is signed with a secret that is fetched first and ends after some minutes.
class NationalSecret : public National {
 public:
  explicit NationalSecret(const Credentials& credentials) : National(credentials, "gjgxjhpt_") {}

  std::optional<core::Json> own_answer(const web::Request& request, std::int64_t now_ms) override {
    if (request.path != "/sysapi/session/secret") return std::nullopt;
    const auto body = core::parse_json(request.body, "request");
    const auto part = [&](const char* name) -> Part {
      const auto* member = body.ok() ? body.value().find(prefix_ + name) : nullptr;
      return member != nullptr && member->is_string() ? Part(member->string()) : Part();
    };
    if (const auto refusal = inspect_parts(part("rid"), part("sid"), part("rtime"), part("sign"),
                                           std::string(session_interface), credentials_.appsecret, now_ms))
      return refused(*refusal);
    session_secret_ = vault::to_hex(vault::random_bytes(16));
    ends_ms_ = now_ms + life_ms;
    return coded(
        "0", "成功",
        core::Json::object({{"secret", aes_128_ecb_base64(session_key(credentials_.appsecret), session_secret_)},
                            {"secretEndTime", ends_ms_}}));
  }

 protected:
  // Nothing is signed rightly with a secret that was never given out or has ended.
  std::string secret(std::int64_t now_ms) const override {
    return now_ms < ends_ms_ ? session_secret_ : vault::random_bytes(16);
  }

 private:
  static constexpr std::int64_t life_ms = 10 * 60'000;
  std::string session_secret_;
  std::int64_t ends_ms_ = 0;
};

// x-tif: SHA256(timestamp + token + nonce + timestamp) in hex of either case; a nonce once in ten minutes; clocks
// within 180 s.
class Tif : public Gateway {
 public:
  explicit Tif(const Credentials& credentials) : credentials_(credentials) {}

  std::string place_of(std::string_view operation, std::string_view path) const override {
    return "/ebus/" + credentials_.sid_of(operation) + std::string(path);
  }
  std::optional<Refusal> inspect(const web::Request& request, std::string_view, std::int64_t now_ms) override {
    const auto paasid = request.header("x-tif-paasid"), time = request.header("x-tif-timestamp");
    const auto nonce = request.header("x-tif-nonce"), signature = request.header("x-tif-signature");
    if (!paasid || !time || !nonce || !signature || nonce->empty()) return missing_header;
    if (*paasid != credentials_.rid) return unknown_requester;
    const auto seconds = whole_number(*time);
    if (!seconds || *seconds > 100'000'000'000) return unreadable_time;
    if (is_far(*seconds * 1000, now_ms, tolerance_ms)) return wrong_time;
    std::string given = *signature;
    std::transform(given.begin(), given.end(), given.begin(),
                   [](char c) { return c >= 'A' && c <= 'F' ? static_cast<char>(c - 'A' + 'a') : c; });
    if (!same(given, sha256_hex(*time + credentials_.appsecret + *nonce + *time))) return wrong_signature;
    return take_nonce(*nonce, now_ms) ? std::nullopt : std::optional(used_nonce);
  }
  core::Json accepted(core::Json data) const override {
    return core::Json::object({{"errcode", 0}, {"errmsg", ""}, {"data", std::move(data)}, {"simulator", true}});
  }
  core::Json refused(const Refusal& refusal) const override {
    return core::Json::object(
        {{"errcode", 300}, {"errmsg", refusal.message}, {"data", details(refusal)}, {"simulator", true}});
  }

 private:
  static constexpr std::int64_t tolerance_ms = 180'000;
  static constexpr std::int64_t nonce_ms = 600'000;

  bool take_nonce(const std::string& nonce, std::int64_t now_ms) {
    while (!nonces_.empty() && now_ms - nonces_.front().second > nonce_ms) nonces_.pop_front();
    if (std::any_of(nonces_.begin(), nonces_.end(), [&](const auto& used) { return used.first == nonce; }))
      return false;
    nonces_.emplace_back(nonce, now_ms);
    return true;
  }

  Credentials credentials_;
  std::deque<std::pair<std::string, std::int64_t>> nonces_;  // oldest first
};

// Zhejiang IRS: Base64(HMAC-SHA256(sk, METHOD\nPATH\nQUERY sorted\nAK\nDATE\n)); clocks within 90 s; answers come
// unwrapped from behind the gateway, here in the {success, message, data} of its own services.
class Zhejiang : public Gateway {
 public:
  explicit Zhejiang(const Credentials& credentials) : credentials_(credentials) {}

  std::string place_of(std::string_view operation, std::string_view path) const override {
    return "/restapi/prod/" + credentials_.sid_of(operation) + std::string(path);
  }
  std::optional<Refusal> inspect(const web::Request& request, std::string_view, std::int64_t now_ms) override {
    const auto key = request.header("x-bg-hmac-access-key"), algorithm = request.header("x-bg-hmac-algorithm");
    const auto date = request.header("x-bg-date-time"), signature = request.header("x-bg-hmac-signature");
    if (!key || !algorithm || !date || !signature) return missing_header;
    if (*key != credentials_.rid) return unknown_requester;
    const auto sent_ms = date_ms(*date);
    if (!sent_ms) return unreadable_time;
    if (is_far(*sent_ms, now_ms, tolerance_ms)) return wrong_time;
    const std::string message =
        request.method + "\n" + request.path + "\n" + sorted(request.query) + "\n" + *key + "\n" + *date + "\n";
    if (*algorithm != "hmac-sha256" || !same(*signature, hmac_sha256_base64(credentials_.appsecret, message)))
      return wrong_signature;
    return std::nullopt;
  }
  core::Json accepted(core::Json data) const override {
    return core::Json::object({{"success", true}, {"message", ""}, {"data", std::move(data)}, {"simulator", true}});
  }
  core::Json refused(const Refusal& refusal) const override {
    return core::Json::object(
        {{"success", false}, {"message", refusal.message}, {"data", details(refusal)}, {"simulator", true}});
  }
  Keys keys() const override { return Keys::as_written; }

 private:
  static constexpr std::int64_t tolerance_ms = 90'000;

  static std::string sorted(const std::string& query) {
    std::vector<std::string> parts;
    for (std::size_t begin = 0; begin < query.size();) {
      const auto end = std::min(query.find('&', begin), query.size());
      parts.push_back(query.substr(begin, end - begin));
      begin = end + 1;
    }
    std::sort(parts.begin(), parts.end());
    std::string all;
    for (const auto& part : parts) all += (all.empty() ? "" : "&") + part;
    return all;
  }

  Credentials credentials_;
};

}  // namespace

std::unique_ptr<Gateway> make_gateway(std::string_view profile, const Credentials& credentials) {
  if (profile == "national") return std::make_unique<National>(credentials, "gjzwfwpt_");
  if (profile == "national-secret") return std::make_unique<NationalSecret>(credentials);
  if (profile == "tif") return std::make_unique<Tif>(credentials);
  if (profile == "zhejiang") return std::make_unique<Zhejiang>(credentials);
  return nullptr;
}

}  // namespace simulator
