// bench_front_end: how long the Chinese front end takes for a sentence, and what its table costs. Prints one JSON line.
//
//   bench_front_end TABLE CORPUS      build/share/lexicon.bin tests/speech/zh.tsv; measure a build with -O2
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <fstream>
#include <string>
#include <vector>

#include "text/lexicon.h"
#include "text/spoken.h"

namespace {

using Clock = std::chrono::steady_clock;

double milliseconds(Clock::duration time) { return std::chrono::duration<double, std::milli>(time).count(); }

double resident_mib() {
  std::ifstream file("/proc/self/statm");
  long all = 0, resident = 0;
  file >> all >> resident;
  return static_cast<double>(resident) * static_cast<double>(sysconf(_SC_PAGESIZE)) / (1024 * 1024);
}

std::string_view map_table(const char* path) {
  const int file = open(path, O_RDONLY | O_CLOEXEC);
  struct stat about {};
  if (file < 0 || fstat(file, &about) != 0 || about.st_size <= 0) return {};
  void* bytes = mmap(nullptr, static_cast<std::size_t>(about.st_size), PROT_READ, MAP_PRIVATE, file, 0);
  close(file);
  return bytes == MAP_FAILED
             ? std::string_view()
             : std::string_view(static_cast<const char*>(bytes), static_cast<std::size_t>(about.st_size));
}

// Lines of the corpus, joined to sentences of about the length of a screen's.
std::vector<std::string> sentences(const char* path) {
  std::vector<std::string> out;
  std::ifstream file(path);
  std::string sentence;
  for (std::string line; std::getline(file, line);) {
    const std::size_t first = line.find('\t'), second = line.find('\t', first + 1);
    if (line.empty() || line.front() == '#' || second == std::string::npos) continue;
    sentence += line.substr(first + 1, second - first - 1) + "，";
    if (sentence.size() < 3 * 16) continue;
    out.push_back(std::move(sentence));
    sentence.clear();
  }
  return out;
}

double at_share(std::vector<double> values, double share) {
  std::sort(values.begin(), values.end());
  return values[std::min(values.size() - 1, static_cast<std::size_t>(share * static_cast<double>(values.size())))];
}

}  // namespace

int main(int count, char** arguments) {
  if (count != 3) {
    std::fprintf(stderr, "usage: bench_front_end TABLE CORPUS\n");
    return 2;
  }
  const double before = resident_mib();
  const auto begun = Clock::now();
  const std::string_view bytes = map_table(arguments[1]);
  const auto lexicon = text::Lexicon::open(bytes);
  if (!lexicon.ok()) {
    std::fprintf(stderr, "bench_front_end: the table cannot be read.\n");
    return 1;
  }
  const auto first = text::speak("请到三号窗口办理。", "zh-Hans", &lexicon.value());
  const double start_ms = milliseconds(Clock::now() - begun);
  std::vector<double> times;
  std::size_t letters = 0;
  for (int round = 0; round < 5; ++round)
    for (const std::string& sentence : sentences(arguments[2])) {
      const auto from = Clock::now();
      const auto pieces = text::speak(sentence, "zh-Hans", &lexicon.value());
      times.push_back(milliseconds(Clock::now() - from));
      letters += pieces.ok() ? sentence.size() / 3 : 0;
    }
  if (times.empty() || !first.ok()) return 1;
  std::printf(
      "{\"mapped_and_first_sentence_ms\":%.3f,\"table_mib\":%.2f,\"resident_mib\":%.2f,\"sentences\":%zu,\"letters_a_"
      "sentence\":%.1f,"
      "\"sentence_median_ms\":%.4f,\"sentence_p95_ms\":%.4f}\n",
      start_ms, static_cast<double>(bytes.size()) / (1024 * 1024), resident_mib() - before, times.size(),
      static_cast<double>(letters) / static_cast<double>(times.size()), at_share(times, 0.5), at_share(times, 0.95));
  return 0;
}
