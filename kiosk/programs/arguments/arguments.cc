#include "programs/arguments/arguments.h"

namespace programs {

core::Result<Arguments> parse_arguments(const std::vector<std::string>& given, const std::set<std::string>& with_value,
                                        const std::set<std::string>& flags) {
  Arguments arguments;
  bool options_over = false;
  for (std::size_t i = 0; i < given.size(); ++i) {
    const std::string& word = given[i];
    if (!options_over && (word == "--help" || word == "-h")) {
      Arguments help;
      help.flags.insert("--help");
      return help;
    }
    if (options_over || word.size() < 2 || word.compare(0, 2, "--") != 0) {
      arguments.words.push_back(word);
    } else if (word == "--") {
      options_over = true;
    } else if (arguments.has(word) || arguments.values.count(word) != 0) {
      return core::Error{"ARGUMENT_TWICE", word, "This argument stands twice.", "Leave one of them out."};
    } else if (flags.count(word) != 0) {
      arguments.flags.insert(word);
    } else if (with_value.count(word) == 0) {
      return core::Error{"ARGUMENT_UNKNOWN", word, "There is no such argument.", "See --help."};
    } else if (i + 1 >= given.size() || given[i + 1].empty() || given[i + 1].compare(0, 2, "--") == 0) {
      return core::Error{"ARGUMENT_MISSING", word, "A value must follow.", "See --help."};
    } else {
      arguments.values[word] = given[++i];
    }
  }
  return arguments;
}

}  // namespace programs
