// Contract: the business operations of the platform, parsed once from services/platform/openapi.json.
//
// Used by flow (does the operation exist, what does it need), platform (what to send), the simulator (what to demand) and
// `yinlingctl check`. Pure values, any thread. The file is valid OpenAPI 3.0; what OpenAPI has no word for stands in
// `x-yinling-*` members: level, writes, when_offline, grade.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/grades.h"
#include "core/json.h"
#include "core/result.h"
#include "core/schema.h"

namespace core {

struct ContractField {
  std::string name;
  std::string type;    // OpenAPI type: string, integer, boolean, array, object
  std::string format;  // date, date-time, fen, resident-id, phone ... or ""
  bool required = false;
  Grade grade = Grade::L2;
};

struct Operation {
  std::string id;    // operationId, "certification.submit"
  std::string path;  // "/certification/submit"
  IdentityLevel level = IdentityLevel::guest;
  bool writes = false;     // goes through the outbox with a submission id
  bool may_queue = false;  // may wait in the outbox while the line is down
  std::vector<ContractField> request;
  std::vector<ContractField> response;
  Json request_schema;  // the inlined schema (local $refs resolved)
  Json response_schema;
  std::optional<Schema> reply;        // what the data of a good answer must look like; set by Contract::parse
  std::vector<std::string> refusals;  // reason codes the platform may give (x-yinling-refusals)
};

// A schema of the contract as JSON Schema draft 7: `nullable` becomes a type, the formats that the contract uses become
// patterns, and what only people and the checker read (x-*) is left out. Members that it does not name are allowed: a
// gateway may say more than we asked for.
Json draft_7_of(const Json& schema);

class Contract {
 public:
  // Fails with: CONTRACT_* and a JSON pointer.
  static Result<Contract> parse(const Json& openapi, std::string_view where);
  const Operation* find(std::string_view id) const;
  const std::vector<Operation>& operations() const { return operations_; }
  const std::string& version() const { return version_; }

 private:
  std::vector<Operation> operations_;
  std::string version_;
};

}  // namespace core
