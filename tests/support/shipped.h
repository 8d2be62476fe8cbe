// Shipped: a JSON file of the source tree as it is delivered, and the contract parsed from it.
#pragma once

#include <catch2/catch.hpp>
#include <string>

#include "core/contract.h"
#include "core/json.h"
#include "support/command.h"

namespace support {

// "services/platform/openapi.json" and the like.
inline core::Json shipped(const std::string& path) {
  auto parsed = core::parse_json(read_file(std::string(SOURCE_DIR) + "/" + path), path);
  REQUIRE(parsed.ok());
  return std::move(parsed).value();
}

inline const core::Contract& shipped_contract() {
  static const core::Contract whole = [] {
    auto parsed = core::Contract::parse(shipped("services/platform/openapi.json"), "openapi.json");
    REQUIRE(parsed.ok());
    return std::move(parsed).value();
  }();
  return whole;
}

}  // namespace support
