#include "programs/simulator/faults.h"

#include <algorithm>
#include <array>

namespace simulator {

namespace {

constexpr std::array<std::string_view, 23> names{
    "delay",     "hang",          "refuse",     "reset",          "reset_after", "http_500",
    "http_503",  "http_404",      "http_429",   "wrong_envelope", "html",        "truncated",
    "duplicate", "slow_bytes",    "no_receipt", "other_receipt",  "wrong_shape", "missing_member",
    "not_utf8",  "bad_signature", "oversized",  "redirect",       "clock_off"};

constexpr std::int64_t longest_ms = 24 * 3600 * 1000;

core::Error shape(std::string_view where, const std::string& pointer, std::string what) {
  return {"FAULTS_SHAPE", std::string(where) + ":" + pointer, std::move(what),
          "See services/platform/faults.example.json."};
}

bool strikes(const Fault& fault, int count) {
  return count >= fault.from && (!fault.times || count < fault.from + *fault.times);
}

core::Result<Fault> parse_fault(const core::Json& entry, std::string_view where, const std::string& pointer,
                                const std::vector<std::string>& known) {
  if (!entry.is_object()) return shape(where, pointer, "A fault is an object.");
  Fault fault;
  for (const auto& [key, value] : entry.members()) {
    const std::string here = core::pointer_join(pointer, key);
    if (key == "operation") {
      if (!value.is_string() ||
          (value.string() != "*" && std::find(known.begin(), known.end(), value.string()) == known.end()))
        return shape(where, here, "This is no operation of the contract and not \"*\".");
      fault.operation = value.string();
    } else if (key == "fault") {
      const auto name = value.is_string() ? std::find(names.begin(), names.end(), value.string()) : names.end();
      if (name == names.end()) return shape(where, here, "There is no such fault.");
      fault.kind = static_cast<FaultKind>(name - names.begin());
    } else if (key == "nth" || key == "from" || key == "times") {
      if (!value.is_integer() || value.integer() < 1 || value.integer() > 1'000'000)
        return shape(where, here, "This is a whole number from 1 to 1000000.");
      const int number = static_cast<int>(value.integer());
      if (key == "times") fault.times = number;
      if (key != "times") fault.from = number;
      if (key == "nth") fault.times = 1;
    } else if (key == "ms") {
      const bool may_be_negative = entry.text("fault") == "clock_off";
      if (!value.is_integer() || value.integer() > longest_ms || value.integer() < (may_be_negative ? -longest_ms : 0))
        return shape(where, here, "This is a whole number of milliseconds, a day at most.");
      fault.ms = value.integer();
    } else {
      return shape(where, here, "There is no such member.");
    }
  }
  if (entry.find("operation") == nullptr) return shape(where, pointer, "The member \"operation\" is missing.");
  if (entry.find("fault") == nullptr) return shape(where, pointer, "The member \"fault\" is missing.");
  if (entry.find("nth") != nullptr && (entry.find("from") != nullptr || entry.find("times") != nullptr))
    return shape(where, pointer, "\"nth\" stands alone, without \"from\" and \"times\".");
  if (fault.kind == FaultKind::refuse && fault.operation != "*")
    return shape(where, pointer, "A connection is refused before its operation is known: use \"*\".");
  return fault;
}

}  // namespace

std::string_view name_of(FaultKind kind) { return names[static_cast<std::size_t>(kind)]; }

core::Result<std::vector<Fault>> parse_faults(const core::Json& document, std::string_view where,
                                              const std::vector<std::string>& known) {
  if (!document.is_array()) return shape(where, "", "The file is a list of faults.");
  std::vector<Fault> faults;
  for (std::size_t index = 0; index < document.items().size(); ++index) {
    TRY(fault, parse_fault(document.items()[index], where, core::pointer_join("", index), known));
    faults.push_back(std::move(fault));
  }
  return faults;
}

void FaultPlan::replace(std::vector<Fault> faults) {
  faults_ = std::move(faults);
  seen_.clear();
  connections_ = 0;
}

std::optional<Fault> FaultPlan::strike(std::string_view operation) {
  const int every = ++seen_["*"];
  const int mine = ++seen_[std::string(operation)];
  for (const auto& fault : faults_) {
    if (fault.kind == FaultKind::refuse) continue;
    if (fault.operation == "*" ? strikes(fault, every) : fault.operation == operation && strikes(fault, mine))
      return fault;
  }
  return std::nullopt;
}

bool FaultPlan::strike_connection() {
  ++connections_;
  return std::any_of(faults_.begin(), faults_.end(), [this](const Fault& fault) {
    return fault.kind == FaultKind::refuse && strikes(fault, connections_);
  });
}

}  // namespace simulator
