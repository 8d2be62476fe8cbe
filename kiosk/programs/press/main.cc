// yinling-press FONTS_FILE: reads one slip as JSON from standard input, writes its PDF to standard output, and ends.
//
// Started by the kiosk for each slip. Nothing is kept: what was printed is gone with the process.
#include <sys/resource.h>

#include <cstdio>
#include <string>

#include "paint/paper.h"

namespace {

constexpr std::size_t largest_slip = std::size_t{256} * 1024;

int complain(const core::Error& error) {
  std::fprintf(stderr, "yinling-press: %s\n", core::to_line(error).c_str());
  return 2;
}

}  // namespace

int main(int count, char** values) {
  const rlimit no_core{0, 0};
  setrlimit(RLIMIT_CORE, &no_core);
  if (count != 2)
    return complain({"ARGUMENTS", "",
                     "yinling-press takes one argument, the file of fonts, and the slip on standard input.",
                     "The kiosk starts it so."});
  std::string input;
  char bytes[4096];
  for (std::size_t got = 0; (got = std::fread(bytes, 1, sizeof bytes, stdin)) > 0;) {
    input.append(bytes, got);
    if (input.size() > largest_slip) return complain({"PAPER_TOO_LARGE", "", "The slip is larger than any page.", ""});
  }
  const auto json = core::parse_json(input);
  if (!json.ok()) return complain(json.error());
  const auto paper = paint::paper_from_json(json.value());
  if (!paper.ok()) return complain(paper.error());
  const auto pdf = paint::paper_pdf(paper.value(), values[1]);
  if (!pdf.ok()) return complain(pdf.error());
  if (std::fwrite(pdf.value().data(), 1, pdf.value().size(), stdout) != pdf.value().size() || std::fflush(stdout) != 0)
    return complain({"PRESS_WRITE", "", "The page could not be handed over.", ""});
  return 0;
}
