// The shipped words, contract and services as a visit::House, read from the source tree without the programs' loader.
//
// For tests of the room visit, which may not use the rooms that know the disk.
#pragma once

#include <catch2/catch.hpp>
#include <filesystem>
#include <map>
#include <memory>
#include <string>

#include "core/contract.h"
#include "core/json.h"
#include "support/command.h"
#include "visit/gallery.h"
#include "visit/visit.h"

namespace support {

using Examples = std::map<std::string, core::Json, std::less<>>;

inline core::Json json_of(const std::filesystem::path& path) {
  auto json = core::parse_json(read_file(path), path.filename().string());
  REQUIRE(json.ok());
  return std::move(json).value();
}

inline visit::House house_on_disk(const std::filesystem::path& root, Examples& examples) {
  visit::House house;
  for (const std::string tag : {"zh-Hans", "en"}) {
    auto info = text::parse_manifest(json_of(root / "locales" / tag / "manifest.json"), tag);
    REQUIRE(info.ok());
    house.catalogues.add(std::move(info).value());
    for (const auto& entry : std::filesystem::directory_iterator(root / "locales" / tag)) {
      if (entry.path().extension() != ".json" || entry.path().stem() == "manifest") continue;
      auto bundle = text::parse_bundle(json_of(entry.path()), tag, entry.path().stem().string(), tag);
      REQUIRE(bundle.ok());
      house.catalogues.add(std::move(bundle).value());
    }
  }
  auto norms = scene::parse_norms(json_of(root / "config/accessibility.json"), "norms");
  REQUIRE(norms.ok());
  house.norms = norms.value();
  auto contract = core::Contract::parse(json_of(root / "services/platform/openapi.json"), "contract");
  REQUIRE(contract.ok());
  house.contract = std::make_shared<const core::Contract>(std::move(contract).value());
  for (const std::string id : {"pension_enquiry", "life_certification", "hospital_booking"}) {
    flow::Parsed parsed = flow::parse_definition(json_of(root / "services" / id / "service.json"), *house.contract, id);
    REQUIRE(parsed.definition);
    parsed.definition->hash = id;
    house.services.emplace(id, std::make_shared<const flow::Definition>(std::move(*parsed.definition)));
    house.settings.services.push_back(id);
    examples.emplace(id, json_of(root / "services" / id / "examples.json"));
  }
  return house;
}

// The service of tests/support/every_step, which has every kind of step, beside the shipped ones.
inline void add_every_step(visit::House& house, Examples& examples, const std::filesystem::path& root) {
  const std::string id = "every_step";
  const std::filesystem::path folder = root / "tests/support" / id;
  for (const std::string tag : {"zh-Hans", "en"}) {
    auto bundle = text::parse_bundle(json_of(folder / (tag + ".json")), tag, id, tag);
    REQUIRE(bundle.ok());
    house.catalogues.add(std::move(bundle).value());
  }
  flow::Parsed parsed = flow::parse_definition(json_of(folder / "service.json"), *house.contract, id);
  for (const core::Error& finding : parsed.findings) FAIL_CHECK(core::to_line(finding));
  REQUIRE(parsed.definition);
  parsed.definition->hash = id;
  house.services.emplace(id, std::make_shared<const flow::Definition>(std::move(*parsed.definition)));
  house.settings.services.push_back(id);
  examples.emplace(id, json_of(folder / "examples.json"));
}

// The same with the questions that the gallery shows on its own account.
inline visit::House gallery_house(const std::filesystem::path& root, Examples& examples) {
  visit::House house = house_on_disk(root, examples);
  visit::add_sample_questions(house);
  return house;
}

}  // namespace support
