// mask, sign, id, journal: small questions with small answers.
#include <cstdio>
#include <filesystem>

#include "journal/journal.h"
#include "platform/profile.h"
#include "programs/arguments/arguments.h"
#include "programs/common/house.h"
#include "programs/ctl/commands.h"
#include "programs/files/files.h"
#include "text/mask.h"
#include "vault/store.h"

namespace ctl {

int mask(const Words& words) {
  if (words.size() != 2)
    return complain({"ARGUMENT_MISSING", "", "A kind and a value must be given.", "yinlingctl mask phone 13800138000"});
  const auto masked = text::mask(words[0], words[1]);
  if (!masked)
    return complain(
        {"ARGUMENT_VALUE", "KIND", "There is no such kind.", "name, id, phone, address, account, birth_date or text."});
  std::printf("%s\n", masked->c_str());
  return 0;
}

int sign(const Words& words) {
  if (words.empty())
    return complain({"ARGUMENT_MISSING", "PROFILE", "A gateway profile must be named.",
                     "national, national-secret, tif or zhejiang."});
  if (words[0].find_first_not_of("abcdefghijklmnopqrstuvwxyz-") != std::string::npos)
    return complain(
        {"ARGUMENT_VALUE", "PROFILE", "There is no such profile.", "national, national-secret, tif or zhejiang."});
  auto places = programs::find_places(programs::own_folder());
  if (!places.ok()) return complain(places.error());
  auto file = programs::read_json(places.value().config / "platform" / (words[0] + ".json"));
  if (!file.ok())
    return complain(
        {"ARGUMENT_VALUE", "PROFILE", "There is no such profile.", "national, national-secret, tif or zhejiang."});
  auto profile = platform::parse_profile(file.value(), words[0]);
  if (!profile.ok()) return complain(profile.error());
  platform::Values values;
  for (std::size_t i = 1; i < words.size(); ++i) {
    const auto equals = words[i].find('=');
    if (equals == std::string::npos || equals == 0)
      return complain(
          {"ARGUMENT_VALUE", std::to_string(i), "This is not of the form name=value.", "appsecret=secret sid=sid1"});
    if (!values.emplace(words[i].substr(0, equals), words[i].substr(equals + 1)).second)
      return complain(
          {"ARGUMENT_TWICE", words[i].substr(0, equals), "This name stands twice.", "Leave one of them out."});
  }
  const auto signature = platform::sign(profile.value(), values);
  if (!signature.ok()) return complain(signature.error());
  std::printf("%s\n", signature.value().c_str());
  return 0;
}

int id(const Words& words) {
  if (words.size() != 2 || words[0] != "check")
    return complain({"ARGUMENT_MISSING", "NUMBER", "A resident number must be given.", "yinlingctl id check NUMBER"});
  text::ResidentId found;
  static constexpr const char* problems[] = {"good", "length", "characters", "birth_date", "check_digit"};
  const text::IdProblem problem = text::check_resident_id(words[1], &found);
  core::Json out = core::Json::object({{"result", problems[static_cast<int>(problem)]}});
  if (problem == text::IdProblem::none) {
    out.set("number", found.number);
    out.set("birth", core::to_iso(found.birth));
    out.set("sex", found.male ? "male" : "female");
  }
  std::printf("%s\n", out.dump().c_str());
  return problem == text::IdProblem::none ? 0 : 1;
}

int journal_command(const Words& words) {
  auto arguments = programs::parse_arguments(words, {"--data"}, {});
  if (!arguments.ok()) return complain(arguments.error());
  if (arguments.value().words != std::vector<std::string>{"verify"})
    return complain(
        {"ARGUMENT_MISSING", "", "What to do with the journal must be said.", "yinlingctl journal verify --data DIR"});
  const std::string data = arguments.value().value("--data");
  if (data.empty())
    return complain({"ARGUMENT_MISSING", "--data", "The kiosk's data folder must be given.",
                     "yinlingctl journal verify --data DIR"});
  const std::filesystem::path file = std::filesystem::path(data) / "store.db";
  if (!programs::is_there(file))
    return complain({"FILE_MISSING", file.string(), "There is no store in this folder.",
                     "Give the folder that --data of the kiosk names."});
  // Only the journal's tables are looked at; the rest of the store stays as it is.
  vault::StoreOptions options;
  options.path = file;
  options.schemas = {journal::schema()};
  auto store = vault::Store::open(options);
  if (!store.ok()) return complain(store.error());
  auto verdict = journal::verify(store.value());
  if (!verdict.ok()) return complain(verdict.error());
  core::Json broken{core::Json::Array{}};
  for (const std::int64_t number : verdict.value().broken) broken.push(number);
  std::printf("%s\n",
              core::Json::object({{"rows", verdict.value().rows}, {"broken", std::move(broken)}}).dump().c_str());
  if (store.value().start_report().condition == vault::Condition::salvaged) {
    // What could not be copied is missing from the count, and no chain can tell.
    std::fprintf(stderr, "yinlingctl: %s\n",
                 core::to_line({"STORE_BROKEN", file.string(),
                                "The store's file was damaged: only what could be read was verified.",
                                "Look for the damaged file beside it, and compare the rows with the last report."})
                     .c_str());
    return 1;
  }
  return verdict.value().broken.empty() ? 0 : 1;
}

}  // namespace ctl
