// JSON Schema (draft 7) validation of files that people write. The only user of valijson is schema.cc.
//
// Any thread; a Schema is immutable once parsed.
#pragma once

#include <memory>
#include <string_view>
#include <vector>

#include "core/json.h"
#include "core/result.h"

namespace core {

class Schema {
 public:
  // Refuses keywords that the validator would silently ignore, patterns that its matcher could not end, and references that
  // go round. Fails with: SCHEMA_KEYWORD, SCHEMA_SHAPE.
  static Result<Schema> parse(const Json& schema, std::string_view where);
  // Every violation as an Error{code "SCHEMA", where "FILE:POINTER"}; empty when valid.
  std::vector<Error> validate(const Json& document, std::string_view where) const;

 private:
  struct Compiled;
  std::shared_ptr<const Compiled> compiled_;
};

}  // namespace core
