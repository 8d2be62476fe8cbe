// say and lexicon: what the voice makes of words, for an official who checks one in a second.
#include <cstdio>
#include <utility>

#include "core/log.h"
#include "programs/arguments/arguments.h"
#include "programs/common/readings.h"
#include "programs/ctl/commands.h"
#include "programs/files/files.h"
#include "speech/rehearsal.h"
#include "speech/wav.h"
#include "text/glyphs.h"
#include "text/spoken.h"
#include "text/unheard.h"

namespace ctl {

namespace {

bool whole_number(const std::string& text, int least, int most, int& out) {
  if (text.empty() || text.size() > 6 || text.find_first_not_of("0123456789") != std::string::npos) return false;
  out = std::stoi(text);
  return out >= least && out <= most;
}

core::Words words_of(const std::vector<text::SpokenPiece>& pieces, const std::string& input,
                     const std::string& language) {
  core::Words words{"", language, input, {}};
  for (const text::SpokenPiece& piece : pieces)
    words.pieces.push_back({piece.begin, piece.end, piece.said, piece.voiced, "", core::Privacy::open});
  return words;
}

struct Request {
  std::string text, language, wav;
  int rate = 3;
  std::shared_ptr<const text::Lexicon> lexicon;
};

// A language with rules in the house, or one whose words stand in locales/.
core::Result<core::Done> check_language(const std::string& language, const programs::Places& places) {
  const bool tag =
      language.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-") == std::string::npos;
  if (tag && (text::has_rules(language) || programs::is_there(places.root / "locales" / language / "manifest.json")))
    return core::Done{};
  return core::Error{"ARGUMENT_VALUE", "--language", "This value is not among the choices.",
                     "zh-Hans, yue, en, or a language that stands in locales/."};
}

// A file that was named must be of use: a bad line is skipped and named, a file without a good one is refused.
core::Result<core::Done> check_own_lines(const std::string& path, const std::string& language) {
  if (language.substr(0, 2) != "zh")
    return core::Error{"ARGUMENT_VALUE", "--lexicon",
                       "Readings are written in pinyin: this language does not use them.",
                       "Leave --lexicon out, or say it in zh-Hans."};
  TRY(lines, programs::read_lexicon_lines(path));
  if (!lines.lines.empty()) return core::Done{};
  if (!lines.errors.empty()) return lines.errors.front();
  return core::Error{"LEXICON_LINE", path, "The file has no reading.",
                     "Write: word, tab, one syllable a character with a tone digit (yin2 hang2), v for ü."};
}

core::Result<Request> request_of(const programs::Arguments& arguments, const std::string& text) {
  Request out{text, arguments.value("--language", "zh-Hans"), arguments.value("--wav"), 3, nullptr};
  if (out.language == "zh") out.language = "zh-Hans";
  if (const std::string wanted = arguments.value("--rate"); !wanted.empty() && !whole_number(wanted, 0, 7, out.rate))
    return core::Error{"ARGUMENT_VALUE", "--rate", "The rate is a step from 0 to 7.", "3 is the ordinary one."};
  TRY(places, programs::find_places(programs::own_folder()));
  TRY_DONE(check_language(out.language, places));
  const std::string own_lines = arguments.value("--lexicon");
  if (!own_lines.empty()) TRY_DONE(check_own_lines(own_lines, out.language));
  programs::Readings readings = programs::open_readings(places, own_lines);
  for (const core::Error& finding : readings.findings) core::log(core::LogLevel::warning, "say", finding);
  out.lexicon = std::move(readings.lexicon);
  return out;
}

core::Result<core::Done> check_readings(const std::string& lost) {
  std::string words;
  for (const char32_t letter : text::to_letters(lost))
    if (text::carries_words(letter)) text::append_utf8(words, letter);
  if (words.empty()) return core::Done{};
  return core::Error{"SPEECH_NO_READING", words, "These characters have no reading in this language.",
                     "Write the word otherwise, or give its reading with --lexicon FILE."};
}

int answer(const Request& request, bool in_chunks) {
  auto pieces = text::speak(request.text, request.language, request.lexicon.get());
  if (!pieces.ok()) return complain(pieces.error());
  const core::Words words = words_of(pieces.value(), request.text, request.language);
  const std::string lost = text::unheard(words);
  if (const auto read = check_readings(lost); !read.ok()) return complain(read.error());
  core::Json out = core::Json::object({{"spoken", words.said()}});
  if (in_chunks) {
    core::Json chunks{core::Json::Array{}};
    for (const text::SpokenPiece& piece : pieces.value())
      chunks.push(core::Json::object({{"text", request.text.substr(piece.begin, piece.end - piece.begin)},
                                      {"said", piece.said},
                                      {"voiced", piece.voiced}}));
    out.set("chunks", std::move(chunks));
  }
  if (request.language == "zh-Hans") out.set("pinyin", words.voiced());
  if (request.language == "yue") out.set("jyutping", words.voiced());
  if (!lost.empty()) out.set("unheard", lost);
  auto voice = speech::Rehearsal::begin();
  if (voice.ok()) {
    if (auto phonemes = voice.value().phonemes(words); phonemes.ok()) out.set("phonemes", phonemes.value());
  }
  std::printf("%s\n", out.dump().c_str());
  if (request.wav.empty()) return 0;
  if (!voice.ok()) return complain(voice.error());
  const speech::Samples samples = voice.value().sound(words, request.rate, {});
  auto file = speech::WavFile::create(request.wav);
  if (!file.ok()) return complain(file.error());
  if (const auto written = file.value().write_at(0, samples); !written.ok()) return complain(written.error());
  return 0;
}

int check_lines(const std::string& path) {
  const auto lines = programs::read_lexicon_lines(path);
  if (!lines.ok()) return complain(lines.error());
  for (const core::Error& error : lines.value().errors) std::printf("%s\n", core::to_line(error).c_str());
  std::printf("%s\n", core::Json::object({{"good", static_cast<std::int64_t>(lines.value().lines.size())},
                                          {"bad", static_cast<std::int64_t>(lines.value().errors.size())}})
                          .dump()
                          .c_str());
  return lines.value().errors.empty() ? 0 : 1;
}

}  // namespace

int say(const Words& given) {
  auto arguments = programs::parse_arguments(given, {"--language", "--rate", "--wav", "--lexicon"}, {});
  if (!arguments.ok()) return complain(arguments.error());
  if (arguments.value().words.size() != 1)
    return complain({"ARGUMENT_MISSING", "TEXT", "One text must be given.", "yinlingctl say \"到银行办理\""});
  auto request = request_of(arguments.value(), arguments.value().words[0]);
  return request.ok() ? answer(request.value(), true) : complain(request.error());
}

int lexicon(const Words& given) {
  auto arguments = programs::parse_arguments(given, {"--lexicon", "--wav", "--rate"}, {});
  if (!arguments.ok()) return complain(arguments.error());
  const std::vector<std::string>& words = arguments.value().words;
  if (words.size() == 2 && words[0] == "check") {
    if (!arguments.value().values.empty())
      return complain({"ARGUMENT_UNKNOWN", arguments.value().values.begin()->first, "check takes nothing but the file.",
                       "yinlingctl lexicon check FILE"});
    return check_lines(words[1]);
  }
  if (words.size() != 2 || words[0] != "hear")
    return complain({"ARGUMENT_MISSING", "", "What to do and with what must be said.",
                     "yinlingctl lexicon check FILE, or yinlingctl lexicon hear WORD"});
  auto request = request_of(arguments.value(), words[1]);
  return request.ok() ? answer(request.value(), false) : complain(request.error());
}

}  // namespace ctl
