#include "vault/kept.h"

#include "vault/files.h"
#include "vault/seal.h"

namespace vault {

namespace {

constexpr std::string_view purpose = "yinling kept visit 1";
constexpr std::string_view key_name = "kept.key";
constexpr std::string_view visit_name = "kept.visit";
constexpr std::size_t most_bytes = 4 * 1024 * 1024;

}  // namespace

core::Result<core::Done> Kept::keep(const core::Json& visit, std::string_view owner, std::int64_t wall_ms) {
  auto key = load_or_create_key(folder_ / key_name);
  if (!key.ok() && key.error().code == "KEY_FILE_BROKEN") {
    // Half a key from a power cut while it was made: nothing was ever sealed with it.
    TRY_DONE(destroy());
    key = load_or_create_key(folder_ / key_name);
  }
  if (!key.ok()) return std::move(key).error();
  const core::Json record = core::Json::object({{"owner", owner}, {"kept_ms", wall_ms}, {"visit", visit}});
  return write_whole(folder_ / visit_name, seal(key.value(), record.dump(), purpose));
}

core::Result<std::optional<KeptVisit>> Kept::find(std::int64_t wall_ms) const {
  const std::optional<KeptVisit> nothing;
  const auto key = load_key(folder_ / key_name);
  if (!key.ok()) return nothing;
  TRY(sealed, read_whole(folder_ / visit_name, most_bytes));
  if (!sealed) return nothing;
  const auto plain = open(key.value(), *sealed, purpose);
  if (!plain.ok()) return nothing;
  const auto record = core::parse_json(plain.value(), visit_name, {most_bytes, 64, 256 * 1024});
  if (!record.ok() || record.value().find("visit") == nullptr) return nothing;
  const std::int64_t age = wall_ms - record.value().whole("kept_ms");
  KeptVisit kept{*record.value().find("visit"), record.value().text("owner"),
                 age >= 0 && age <= kept_for_ms ? Freshness::offered : Freshness::expired, age};
  return std::optional<KeptVisit>(std::move(kept));
}

core::Result<std::optional<core::Json>> Kept::find(std::string_view owner, std::int64_t wall_ms) const {
  TRY(kept, find(wall_ms));
  if (!kept || kept->freshness != Freshness::offered || owner.empty() || kept->owner != owner)
    return std::optional<core::Json>();
  return std::optional<core::Json>(std::move(kept->visit));
}

core::Result<core::Done> Kept::destroy() {
  TRY_DONE(vault::destroy(folder_ / key_name));
  return vault::destroy(folder_ / visit_name);
}

}  // namespace vault
