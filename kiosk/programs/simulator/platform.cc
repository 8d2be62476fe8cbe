#include "programs/simulator/platform.h"

#include <algorithm>
#include <chrono>

#include "core/log.h"
#include "programs/files/files.h"
#include "programs/simulator/fault_answers.h"
#include "programs/simulator/shape.h"

namespace simulator {

namespace {

constexpr std::int64_t day_ms = 86'400'000;
constexpr std::int64_t hall_zone_ms = 8 * 3'600'000;  // China has one time zone and no summer time

core::Day day_of(std::int64_t now_ms) {
  return core::plus_days({1970, 1, 1}, static_cast<int>((now_ms + hall_zone_ms) / day_ms));
}

}  // namespace

Platform::Platform(std::unique_ptr<Gateway> gateway, World world, core::Contract contract, State state,
                   std::string faults_file, Clock clock)
    : gateway_(std::move(gateway)),
      world_(std::move(world)),
      contract_(std::move(contract)),
      state_(std::move(state)),
      faults_file_(std::move(faults_file)),
      clock_(std::move(clock)) {}

core::Result<Platform> Platform::open(std::unique_ptr<Gateway> gateway, World world, core::Contract contract,
                                      State state, std::string faults_file, Clock clock) {
  for (const auto& operation : contract.operations())
    if (!business_of(operation.id))
      return core::Error{"PLATFORM_OPERATION", "services/platform/openapi.json",
                         "The contract has an operation that the simulator cannot play: " + operation.id + ".",
                         "Write it in kiosk/programs/simulator."};
  Platform platform(std::move(gateway), std::move(world), std::move(contract), std::move(state), std::move(faults_file),
                    std::move(clock));
  TRY_DONE(platform.read_faults());
  return platform;
}

std::vector<std::string> Platform::operation_names() const {
  std::vector<std::string> names;
  for (const auto& operation : contract_.operations()) names.push_back(operation.id);
  return names;
}

// A file that is wrong changes nothing: the faults that were in force stay so.
core::Result<core::Done> Platform::read_faults() {
  if (faults_file_.empty()) return core::Done{};
  TRY(text, programs::read_file(faults_file_));
  if (text == faults_text_) return core::Done{};
  faults_text_ = text;
  TRY(document, core::parse_json(text, faults_file_));
  TRY(faults, parse_faults(document, faults_file_, operation_names()));
  plan_.replace(std::move(faults));
  return core::Done{};
}

std::time_t Platform::date() const { return static_cast<std::time_t>((clock_() + date_shift_ms_) / 1000); }

web::Admission Platform::admit() {
  if (const auto read = read_faults(); !read.ok()) core::log(core::LogLevel::warning, "simulator", read.error());
  return plan_.strike_connection() ? web::Admission::reset : web::Admission::welcome;
}

web::Response Platform::answer(const web::Request& request) {
  date_shift_ms_ = 0;
  if (request.path.starts_with("/admin/")) return administer(request);
  const auto& operations = contract_.operations();
  const auto operation = std::find_if(operations.begin(), operations.end(), [&](const core::Operation& one) {
    return request.path == gateway_->place_of(one.id, one.path);
  });
  if (operation == operations.end()) {
    if (const auto own = gateway_->own_answer(request, clock_())) return json_response(200, *own);
    return json_response(404, gateway_->refused({"catalog-101", "接口不存在"}));
  }
  if (request.method != "POST") return json_response(405, gateway_->refused({"catalog-102", "请求方法不对"}));
  return serve(*operation, request);
}

web::Response Platform::serve(const core::Operation& operation, const web::Request& request) {
  if (const auto counted = state_.count_request(operation.id); !counted.ok())
    core::log(core::LogLevel::failure, "simulator", counted.error());
  const auto fault = plan_.strike(operation.id);
  if (fault && strikes_before_business(fault->kind)) return answer_instead(*fault, *gateway_, operation);

  std::optional<Reply> reply;
  const auto done = state_.together([&]() -> core::Result<core::Done> {
    TRY(made, business(operation, request));
    reply = std::move(made);
    return core::Done{};
  });
  if (!done.ok()) {
    core::log(core::LogLevel::failure, "simulator", done.error());
    return json_response(500, gateway_->refused({"db-101", "平台内部错误"}));
  }
  const auto* refusal = std::get_if<Refusal>(&*reply);
  core::Json data = refusal != nullptr ? core::Json() : std::get<core::Json>(std::move(*reply));
  if (fault) data = spoilt(std::move(data), *fault);
  auto response =
      json_response(200, refusal != nullptr ? gateway_->refused(*refusal) : gateway_->accepted(std::move(data)));
  if (fault) {
    spoil(response, *fault);
    if (fault->kind == FaultKind::clock_off) date_shift_ms_ = fault->ms;
  }
  return response;
}

core::Result<Reply> Platform::business(const core::Operation& operation, const web::Request& request) {
  if (auto refusal = gateway_->inspect(request, operation.id, clock_())) return Reply(*refusal);
  const auto body = core::parse_json(request.body, "request");
  if (!body.ok() || !body.value().is_object()) return Reply(Refusal{"res-108", "请求内容不是 JSON 对象", ""});
  if (const auto pointer = capital_key(body.value()); pointer && gateway_->keys() == Keys::lower_case_only)
    return Reply(Refusal{"res-109", "字段名应为小写：" + *pointer, ""});
  if (const auto pointer = misshapen(operation, body.value()))
    return Reply(Refusal{"res-110", "请求内容与接口约定不符：" + *pointer, ""});

  Call call{world_, state_, body.value(), day_of(clock_()), clock_()};
  if (operation.writes) return submit_once(operation, call);
  return business_of(operation.id)(call);
}

// The same id is the same submission: its receipt again, and no second effect, as long as the id is remembered.
core::Result<Reply> Platform::submit_once(const core::Operation& operation, Call& call) {
  const std::string id = call.body.text("submission_id");
  TRY(known, state_.remembered(id));
  if (known) {
    if (known->operation != operation.id || !(known->request == call.body))
      return Reply(Refusal{"res-102", "同一提交编号的内容与上一次不同", ""});
    return Reply(known->receipt);
  }
  TRY(reply, business_of(operation.id)(call));
  if (std::holds_alternative<Refusal>(reply)) return reply;
  TRY_DONE(state_.take({id, operation.id, call.body.text("person_id"), call.body, std::get<core::Json>(reply)}));
  TRY_DONE(state_.count_effect(operation.id));
  return reply;
}

// --- for tests only: over the same TLS port, from this machine or wherever --listen lets in
// ---------------------------

web::Response Platform::administer(const web::Request& request) {
  if (request.path == "/admin/counts" && request.method == "GET") {
    const auto counts = state_.counts();
    return counts.ok() ? json_response(200, counts.value()) : json_response(500, core::Json(core::Json::Object{}));
  }
  if (request.path == "/admin/prune" && request.method == "POST") {
    const auto forgotten = state_.prune();
    return forgotten.ok() ? json_response(200, core::Json::object({{"forgotten", forgotten.value()}}))
                          : json_response(500, core::Json(core::Json::Object{}));
  }
  if (request.path == "/admin/faults") return administer_faults(request);
  return json_response(404, core::Json(core::Json::Object{}));
}

web::Response Platform::administer_faults(const web::Request& request) {
  if (request.method != "POST") return json_response(405, core::Json(core::Json::Object{}));
  const auto document = core::parse_json(request.body, "faults");
  if (!document.ok()) return json_response(400, core::Json::object({{"code", document.error().code}}));
  auto faults = parse_faults(document.value(), "faults", operation_names());
  if (!faults.ok())
    return json_response(
        400, core::Json::object(
                 {{"code", faults.error().code}, {"where", faults.error().where}, {"what", faults.error().what}}));
  plan_.replace(std::move(faults).value());
  return json_response(200, core::Json::object({{"faults", static_cast<int>(document.value().items().size())}}));
}

}  // namespace simulator
