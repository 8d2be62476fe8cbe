// say, mask, sign, id, journal: small questions with small answers.
#include <algorithm>
#include <cstdio>
#include <filesystem>

#include "core/log.h"
#include "journal/journal.h"
#include "platform/profile.h"
#include "programs/common/arguments.h"
#include "programs/common/files.h"
#include "programs/common/house.h"
#include "programs/ctl/commands.h"
#include "speech/rehearsal.h"
#include "speech/wav.h"
#include "text/lexicon.h"
#include "text/mask.h"
#include "text/spoken.h"
#include "vault/store.h"

namespace ctl {

namespace {

core::Result<std::shared_ptr<const text::Lexicon>> lexicon() {
  TRY(places, programs::find_places(programs::own_folder()));
  TRY(mapped, programs::map_file(places.lexicon));
  TRY(opened, text::Lexicon::open(mapped.bytes, mapped.keeper));
  return std::make_shared<const text::Lexicon>(std::move(opened));
}

bool whole_number(const std::string& text, int least, int most, int& out) {
  if (text.empty() || text.size() > 6 || text.find_first_not_of("0123456789") != std::string::npos) return false;
  out = std::stoi(text);
  return out >= least && out <= most;
}

core::Words words_of(const std::vector<text::SpokenPiece>& pieces, const std::string& input, const std::string& language) {
  core::Words words{"", language, input, {}};
  for (const text::SpokenPiece& piece : pieces) words.pieces.push_back({piece.begin, piece.end, piece.said, piece.voiced, "", core::Privacy::open});
  return words;
}

}  // namespace

int say(const Words& given) {
  auto arguments = programs::parse_arguments(given, {"--language", "--rate", "--wav"}, {});
  if (!arguments.ok()) return complain(arguments.error());
  if (arguments.value().words.size() != 1) return complain({"ARGUMENT_MISSING", "TEXT", "One text must be given.", "yinlingctl say \"到银行办理\""});
  std::string language = arguments.value().value("--language", "zh-Hans");
  if (language == "zh") language = "zh-Hans";
  int rate = 3;
  if (const std::string wanted = arguments.value().value("--rate"); !wanted.empty() && !whole_number(wanted, 0, 7, rate))
    return complain({"ARGUMENT_VALUE", "--rate", "The rate is a step from 0 to 7.", "3 is the ordinary one."});
  const std::string& input = arguments.value().words[0];
  auto table = lexicon();
  if (!table.ok()) core::log(core::LogLevel::warning, "say", table.error());
  auto pieces = text::speak(input, language, table.ok() ? table.value().get() : nullptr);
  if (!pieces.ok()) return complain(pieces.error());
  const core::Words words = words_of(pieces.value(), input, language);
  core::Json chunks{core::Json::Array{}};
  for (const text::SpokenPiece& piece : pieces.value())
    chunks.push(core::Json::object({{"text", input.substr(piece.begin, piece.end - piece.begin)}, {"said", piece.said}, {"voiced", piece.voiced}}));
  core::Json out = core::Json::object({{"spoken", words.said()}, {"chunks", std::move(chunks)}});
  if (language == "zh-Hans") out.set("pinyin", words.voiced());
  auto voice = speech::Rehearsal::begin();
  if (voice.ok()) {
    if (auto phonemes = voice.value().phonemes(words); phonemes.ok()) out.set("phonemes", phonemes.value());
  }
  std::printf("%s\n", out.dump().c_str());
  const std::string wav = arguments.value().value("--wav");
  if (wav.empty()) return 0;
  if (!voice.ok()) return complain(voice.error());
  const speech::Samples samples = voice.value().sound(words, rate, {});
  auto file = speech::WavFile::create(wav);
  if (!file.ok()) return complain(file.error());
  if (const auto written = file.value().write_at(0, samples); !written.ok()) return complain(written.error());
  return 0;
}

int mask(const Words& words) {
  if (words.size() != 2) return complain({"ARGUMENT_MISSING", "", "A kind and a value must be given.", "yinlingctl mask phone 13800138000"});
  const auto masked = text::mask(words[0], words[1]);
  if (!masked) return complain({"ARGUMENT_VALUE", "KIND", "There is no such kind.", "name, id, phone, address, account, birth_date or text."});
  std::printf("%s\n", masked->c_str());
  return 0;
}

int sign(const Words& words) {
  if (words.empty()) return complain({"ARGUMENT_MISSING", "PROFILE", "A gateway profile must be named.", "national, national-secret, tif or zhejiang."});
  if (words[0].find_first_not_of("abcdefghijklmnopqrstuvwxyz-") != std::string::npos)
    return complain({"ARGUMENT_VALUE", "PROFILE", "There is no such profile.", "national, national-secret, tif or zhejiang."});
  auto places = programs::find_places(programs::own_folder());
  if (!places.ok()) return complain(places.error());
  auto file = programs::read_json(places.value().config / "platform" / (words[0] + ".json"));
  if (!file.ok()) return complain({"ARGUMENT_VALUE", "PROFILE", "There is no such profile.", "national, national-secret, tif or zhejiang."});
  auto profile = platform::parse_profile(file.value(), words[0]);
  if (!profile.ok()) return complain(profile.error());
  platform::Values values;
  for (std::size_t i = 1; i < words.size(); ++i) {
    const auto equals = words[i].find('=');
    if (equals == std::string::npos || equals == 0) return complain({"ARGUMENT_VALUE", std::to_string(i), "This is not of the form name=value.", "appsecret=secret sid=sid1"});
    values[words[i].substr(0, equals)] = words[i].substr(equals + 1);
  }
  const auto signature = platform::sign(profile.value(), values);
  if (!signature.ok()) return complain(signature.error());
  std::printf("%s\n", signature.value().c_str());
  return 0;
}

int id(const Words& words) {
  if (words.size() != 2 || words[0] != "check") return complain({"ARGUMENT_MISSING", "", "A number must be given.", "yinlingctl id check NUMBER"});
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
    return complain({"ARGUMENT_MISSING", "", "What to do with the journal must be said.", "yinlingctl journal verify --data DIR"});
  const std::string data = arguments.value().value("--data");
  if (data.empty()) return complain({"ARGUMENT_MISSING", "--data", "The kiosk's data folder must be given.", "yinlingctl journal verify --data DIR"});
  const std::filesystem::path file = std::filesystem::path(data) / "store.db";
  if (!std::filesystem::exists(file)) return complain({"FILE_MISSING", file.string(), "There is no store in this folder.", "Give the folder that --data of the kiosk names."});
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
  std::printf("%s\n", core::Json::object({{"rows", verdict.value().rows}, {"broken", std::move(broken)}}).dump().c_str());
  return verdict.value().broken.empty() ? 0 : 1;
}

}  // namespace ctl
