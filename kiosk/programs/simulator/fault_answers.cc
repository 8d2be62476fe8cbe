#include "programs/simulator/fault_answers.h"

#include <algorithm>
#include <chrono>
#include <string>

namespace simulator {

web::Response json_response(int status, const core::Json& body) {
  web::Response response;
  response.status = status;
  response.headers = {{"Content-Type", "application/json; charset=utf-8"}, {"x-yinling-simulator", "1"}};
  response.body = body.dump();
  response.afterwards = web::Afterwards::close;
  return response;
}

bool strikes_before_business(FaultKind kind) {
  switch (kind) {
    case FaultKind::refuse:
    case FaultKind::reset:
    case FaultKind::http_500:
    case FaultKind::http_503:
    case FaultKind::http_404:
    case FaultKind::http_429:
    case FaultKind::html:
    case FaultKind::no_receipt:
    case FaultKind::other_receipt:
    case FaultKind::bad_signature:
    case FaultKind::oversized:
    case FaultKind::redirect: return true;
    case FaultKind::delay:
    case FaultKind::hang:
    case FaultKind::reset_after:
    case FaultKind::wrong_envelope:
    case FaultKind::wrong_shape:
    case FaultKind::missing_member:
    case FaultKind::not_utf8:
    case FaultKind::truncated:
    case FaultKind::duplicate:
    case FaultKind::slow_bytes:
    case FaultKind::clock_off: return false;
  }
  return false;
}

// What the line or a confused gateway does to an answer that is right.
void spoil(web::Response& response, const Fault& fault) {
  const std::chrono::milliseconds wait(fault.ms);
  switch (fault.kind) {
    case FaultKind::delay: response.delay = wait; break;
    case FaultKind::hang: response.delivery = web::Delivery::hang; break;
    case FaultKind::reset_after: response.delivery = web::Delivery::reset; break;
    case FaultKind::truncated:
      response.delivery = web::Delivery::cut;
      response.bytes = 160 + response.body.size() / 2;
      break;
    case FaultKind::duplicate:
      response.delivery = web::Delivery::twice;
      response.afterwards = web::Afterwards::keep;
      break;
    case FaultKind::slow_bytes:
      response.delivery = web::Delivery::drip;
      response.pause = wait;
      break;
    case FaultKind::wrong_envelope:
      response.body = core::Json::object({{"errcode", 0}, {"errmsg", ""}, {"result", "ok"}}).dump();
      break;
    case FaultKind::not_utf8:
      // 好 in GB 18030, in the envelope's message.
      response.body.insert(response.body.find('{') + 1, "\"note\":\"\xBA\xC3\",");
      break;
    default: break;
  }
}

core::Json spoilt(core::Json data, const Fault& fault) {
  if (!data.is_object() || (fault.kind != FaultKind::wrong_shape && fault.kind != FaultKind::missing_member))
    return data;
  core::Json::Object members = data.members();
  const auto of_business = [](const core::Json::Member& member) { return member.first != "submission_id"; };
  if (fault.kind == FaultKind::missing_member) {
    const auto last = std::find_if(members.rbegin(), members.rend(), of_business);
    if (last != members.rend()) members.erase(std::next(last).base());
  } else {
    for (auto& [name, value] : members)
      if (name != "submission_id") value = value.is_string() ? core::Json(7) : core::Json("7");
  }
  return core::Json(std::move(members));
}

web::Response answer_instead(const Fault& fault, const Gateway& gateway, const core::Operation& operation) {
  web::Response response;
  response.afterwards = web::Afterwards::close;
  const auto retry_after = std::to_string(std::max<std::int64_t>(1, fault.ms / 1000));
  switch (fault.kind) {
    case FaultKind::reset: response.delivery = web::Delivery::reset; break;
    case FaultKind::http_500: response.status = 500; break;
    case FaultKind::http_503:
      response.status = 503;
      if (fault.ms > 0) response.headers = {{"Retry-After", retry_after}};
      break;
    case FaultKind::http_404:
      response.status = 404;
      response.headers = {{"Content-Type", "text/html; charset=utf-8"}};
      response.body = "<!DOCTYPE html><html lang=\"en\"><title>404 Not Found</title><h1>Not Found</h1></html>";
      break;
    case FaultKind::http_429:
      response.status = 429;
      response.headers = {{"Retry-After", retry_after}};
      break;
    case FaultKind::html:
      response.headers = {{"Content-Type", "text/html; charset=utf-8"}};
      response.body = "<!DOCTYPE html><html lang=\"zh\"><title>请先登录网络</title><p>请输入上网密码</p></html>";
      break;
    case FaultKind::redirect:
      response.status = 302;
      response.headers = {{"Location", "https://127.0.0.1:1" + operation.path}};
      break;
    case FaultKind::bad_signature: return json_response(200, gateway.refused({"api-106", "签名不正确"}));
    case FaultKind::no_receipt: return json_response(200, gateway.accepted(core::Json(core::Json::Object{})));
    case FaultKind::other_receipt:
      return json_response(200, gateway.accepted(core::Json::object(
                                    {{"submission_id", "ffffffffffffffffffffffffffffffff"}, {"receipt", "ZZ000000"}})));
    case FaultKind::oversized:
      return json_response(200, gateway.accepted(core::Json::object({{"filling", std::string(8 * 1024 * 1024, 'x')}})));
    default: break;
  }
  return response;
}

}  // namespace simulator
