#include "programs/common/line_breaks.h"

#include "text/word_runs.h"

namespace programs {

paint::WordFinder word_finder(const text::Catalogues& catalogues) {
  const text::Lexicon* lexicon = catalogues.lexicon();
  if (lexicon == nullptr) return nullptr;
  return [lexicon](std::string_view text) { return text::word_runs(text, *lexicon); };
}

}  // namespace programs
