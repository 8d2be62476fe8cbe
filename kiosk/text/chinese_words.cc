#include "text/chinese_words.h"

#include <algorithm>
#include <array>
#include <limits>

#include "text/chinese_letters.h"
#include "text/chinese_polyphones.h"
#include "text/glyphs.h"
#include "text/lexicon.h"

namespace text::chinese {
namespace {

constexpr int cost_of_unknown = 2000;  // hundredths of -ln p
constexpr int gain_of_ours = 150;

// hang2 and hang4, not hang2 and xing2.
bool same_sound(std::string_view a, std::string_view b) {
  return !a.empty() && a.size() == b.size() && a.substr(0, a.size() - 1) == b.substr(0, b.size() - 1);
}

struct Step {
  int cost = std::numeric_limits<int>::max();
  std::size_t from = 0;
  std::vector<std::string> syllables;
  bool loose = false;
};

// The cheapest way to cut the run into words.
void cut(std::vector<Syllable>& run, const std::u32string& letters, const Lexicon& lexicon) {
  std::vector<Step> steps(run.size() + 1);
  steps[0].cost = 0;
  std::vector<Lexicon::Word> words;
  for (std::size_t i = 0; i < run.size(); ++i) {
    std::size_t reach = i + 1;
    while (reach < run.size() && !run[reach].fence) ++reach;
    lexicon.words_at(std::u32string_view(letters).substr(i, reach - i), words);
    if (words.empty() || words.front().length != 1) words.push_back({1, cost_of_unknown, false, {""}});
    for (const Lexicon::Word& word : words) {
      Step& end = steps[i + word.length];
      const int cost = steps[i].cost + word.cost - (word.ours && word.length > 1 ? gain_of_ours : 0);
      if (cost >= end.cost) continue;
      end.cost = cost;
      end.from = i;
      end.loose = word.loose;
      end.syllables.assign(word.syllables.begin(), word.syllables.end());
    }
  }
  for (std::size_t end = run.size(); end > 0; end = steps[end].from)
    for (std::size_t i = steps[end].from; i < end; ++i) {
      run[i].pinyin = steps[end].syllables[i - steps[end].from];
      run[i].starts_word = i == steps[end].from;
      run[i].loose = steps[end].loose;
    }
}

void take_surname(std::vector<Syllable>& run, std::size_t at, const Lexicon::Word& surname) {
  for (std::size_t i = 0; i < surname.length; ++i) run[at + i].pinyin = surname.syllables[i];
}

constexpr std::initializer_list<std::u32string_view> titles{
    U"先生", U"女士",   U"大夫",   U"医生", U"主任", U"大爷", U"大妈", U"大娘", U"阿姨", U"叔叔", U"同志", U"老师",
    U"师傅", U"奶奶",   U"爷爷",   U"局长", U"经理", U"科长", U"处长", U"书记", U"护士", U"教授", U"院长", U"所长",
    U"站长", U"队长",   U"主席",   U"警官", U"律师", U"小姐", U"太太", U"伯伯", U"大伯", U"大叔", U"大姐", U"大哥",
    U"婆婆", U"老太",   U"老先生", U"会计", U"法官", U"部长", U"市长", U"县长", U"镇长", U"村长", U"校长", U"医师",
    U"药师", U"工程师", U"组长",   U"班长", U"某",   U"总",   U"工",   U"氏",   U"老人", U"同学", U"大婶", U"大嫂",
    U"伯母", U"老汉",   U"厂长",   U"副",   U"代表", U"委员", U"司机", U"技师", U"老板", U"会长", U"团长", U"连长",
    U"师长", U"军长",   U"政委",   U"干事", U"法师", U"姑娘", U"大姨", U"舅舅"};

// Words before which a full name stands in a sentence: 请解玉兰到三号窗口.
constexpr std::initializer_list<std::u32string_view> callers{
    U"请",   U"患者",   U"病人",   U"居民", U"老人", U"参保人", U"申请人", U"业主", U"户主", U"市民", U"乘客",
    U"家属", U"代办人", U"联系人", U"通知", U"叫",   U"是",     U"和",     U"让",   U"找",   U"姓名", U"孙子",
    U"儿子", U"女儿",   U"闺女",   U"老伴", U"爱人", U"丈夫",   U"妻子",   U"父亲", U"母亲", U"侄子"};
constexpr std::u32string_view after_name = U"请到的在来办已您你今明，先女同拿带填签是住说从打去走也还就有没家和跟与及";

// Characters that given names are made of.
constexpr std::u32string_view given_letters =
    U"伟芳娜敏静丽强磊军洋勇艳杰娟涛超明刚平辉玲华红兰英霞建国春梅桂秀玉珍凤珠琴云莲香菊荣淑贞素惠慧美娥月爱萍莉雪婷欣"
    U"怡佳琪雅倩颖瑶璐丹蓉燕琳晶妍茜秋冬芬芝芸"
    U"志文武斌彬波永福寿德才贵财宝根祥瑞庆喜光耀宗祖世忠孝义仁礼智信良善诚俊峰山海江林森松柏树宇浩然博轩泽涵梓晨晓东新"
    U"民立勤卫兵钢铭鑫鹏飞龙虎翔宏凡嘉金银花仙"
    U"远达民元国伯彪魁敬亭奎岩岭泰康安连保全振胜加兴占友启润清洁士守维克绍承炳润昌茂润焕锦绣巧妹娣姣翠彩霜竹菲蕾薇媛娇"
    U"婉宝";

// Everyday words that are surnames too: 要医生签字 is no Mr Yao, and 是都不去 no Du Buqu.
bool is_rather_a_word(char32_t letter) {
  return one_of(letter, U"要都那过应相行少能适教种干强归养付空看会占卜车石库区");
}

// Where names may stand: what goes before and after a surname at `at`.
class NamePlace {
 public:
  NamePlace(const std::vector<Syllable>& run, const std::u32string& letters, std::size_t at, std::size_t length)
      : run_(run), all_(letters), at_(at), after_(all_.substr(at + length)) {}

  bool name_field() const { return run_[at_].name && (at_ == 0 || !run_[at_ - 1].name); }
  bool titled() const {
    if (!run_[at_].starts_word || !begins_with_any(after_, titles)) return false;
    const std::size_t next = all_.size() - after_.size();
    if (!run_[next].starts_word) return false;  // 员工 is a word
    if (after_.size() > 1 && begins_with_any(after_, {U"总", U"工"})) return false;
    if (!is_rather_a_word(all_[at_])) return true;
    if (at_ == 0 && one_of(all_[0], U"区应车石库") && !begins_with_any(after_, {U"书记", U"部长", U"队长", U"站长"}))
      return true;
    // 牛局长和区局长: beside another one
    if (at_ > 2 && one_of(before(), U"和跟与") && ends_with_any(all_.substr(0, at_ - 1), titles)) return true;
    const bool polite =
        begins_with_any(after_, {U"先生", U"女士", U"师傅", U"大爷", U"大妈", U"阿姨", U"老师", U"奶奶", U"爷爷"}) &&
        !after_.substr(2).starts_with(U"们");
    const std::u32string_view then = after_.substr(std::min<std::size_t>(2, after_.size()));
    // 都奶奶请坐, and not 都爷爷做的.
    if (polite && all_[at_] == U'都' && (at_ == 0 || one_of(before(), U"请找叫，和")))
      return then.empty() || one_of(then[0], U"是请您来到姓");
    return polite && !one_of(all_[at_], U"要都那能教看会应养") && (at_ == 0 || one_of(before(), U"请找姓叫，和"));
  }
  // 我姓解, and not 百姓解难.
  bool called() const {
    return before() == U'姓' && run_[at_ - 1].starts_word &&
           !begins_with_any(all_.substr(at_), {U"名", U"氏", U"什么"});
  }
  bool introduced() const { return before() == U'叫' && !after_.empty() && after_.size() <= 2; }
  // 老单, 小解: alone or before what they do.
  bool familiar() const {
    if (!one_of(before(), U"老小") || !run_[at_ - 1].starts_word) return false;
    if (before() == U'小' && one_of(all_[at_], U"燕华乐宁区都")) return false;  // given names and words
    const bool household = before() == U'老' && after_.starts_with(U"家的");    // 老仇家的
    return (alone(at_) || household) &&
           (after_.empty() || one_of(after_[0],
                                     U"头来在去说请今明您你住是也还和家的走查问给到为对打做买看开坐拿交办"
                                     U"住让把被又才跟他年病退拿有身儿女老"));
  }
  // A name of two or three characters that no dictionary knows: after who is called, or made of what names are made of.
  bool full_name() const {
    if (!alone(at_) || after_.empty()) return false;
    const bool word_of_two =
        !alone(at_ + 1) && after_.size() >= 2 && (at_ + 3 >= run_.size() || run_[at_ + 3].starts_word);
    if (!alone(at_ + 1) && !word_of_two) return false;
    const bool both_given = after_.size() >= 2 && one_of(after_[0], given_letters) && one_of(after_[1], given_letters);
    const bool two_apart = after_.size() >= 2 && alone(at_ + 2) && (both_given || !one_of(after_[1], after_name));
    const std::size_t given = word_of_two || two_apart ? 2 : 1;
    const bool called = ends_with_any(all_.substr(0, at_), callers);
    const bool looks_given = given == 2 && both_given;
    const std::u32string_view then = after_.substr(given);
    // 联系人：查志远: nothing else stands between the pauses.
    const bool whole = at_ == 0 && then.empty() && given == 2 &&
                       (one_of(after_[0], given_letters) || one_of(after_[1], given_letters));
    if (whole && !is_rather_a_word(all_[at_])) return true;
    if (is_rather_a_word(all_[at_])) {
      const bool first =
          (at_ == 0 || called) && !one_of(all_[at_], U"都应") && (then.empty() || one_of(then[0], after_name));
      return looks_given && !one_of(all_[at_], U"要那能看会") && (first || begins_with_any(then, titles));
    }
    if (!called && !looks_given) return false;
    return then.empty() || one_of(then[0], after_name) || begins_with_any(then, titles);
  }

 private:
  char32_t before() const { return at_ == 0 ? 0 : all_[at_ - 1]; }
  bool alone(std::size_t i) const {
    return i < run_.size() && run_[i].starts_word && (i + 1 == run_.size() || run_[i + 1].starts_word);
  }

  const std::vector<Syllable>& run_;
  std::u32string_view all_;
  std::size_t at_;
  std::u32string_view after_;
};

// 种地的种: which character is meant is told by a word that holds it. Returns its place in that word, or `i`.
std::size_t told_by(const Neighbours& around, std::size_t i) {
  const bool last = i + 1 == around.run.size() || one_of(around.at(i + 1), U"字是不和跟");
  if (!last || around.before(i) != U'的') return i;
  // 尉迟恭的尉: a name that is no word
  const std::size_t reach = i >= 5 ? i - 5 : 0;
  const std::u32string_view phrase = std::u32string_view(around.letters).substr(reach, i - 1 - reach);
  const std::u32string_view word = around.word_before(i - 1);
  const std::size_t found = word.size() < 2 ? std::u32string_view::npos : word.find(around.at(i));
  if (found != std::u32string_view::npos) return i - 1 - word.size() + found;
  const std::size_t in_phrase = phrase.rfind(around.at(i));
  return in_phrase == std::u32string_view::npos ? i : reach + in_phrase;
}

void read_names(std::vector<Syllable>& run, const std::u32string& letters, const Lexicon& lexicon) {
  for (std::size_t i = 0; i < run.size(); ++i) {
    const auto surname = lexicon.surname_at(std::u32string_view(letters).substr(i));
    if (!surname) continue;
    const NamePlace place(run, letters, i, surname->length);
    if (place.name_field() || place.titled() || place.called() || place.introduced() || place.familiar() ||
        place.full_name())
      take_surname(run, i, *surname);
  }
}

}  // namespace

bool Neighbours::alone(std::size_t index) const {
  return run[index].starts_word && (index + 1 == run.size() || run[index + 1].starts_word);
}

std::u32string_view Neighbours::word_before(std::size_t index) const {
  if (index == 0) return {};
  std::size_t first = index - 1;
  while (first > 0 && !run[first].starts_word) --first;
  return std::u32string_view(letters).substr(first, index - first);
}

std::u32string_view Neighbours::word_from(std::size_t index) const {
  if (index >= run.size()) return {};
  std::size_t end = index + 1;
  while (end < run.size() && !run[end].starts_word) ++end;
  return std::u32string_view(letters).substr(index, end - index);
}

bool is_numeral(char32_t letter) {
  return letter != 0 &&
         std::u32string_view(U"零一二三四五六七八九十百千万亿两半几").find(letter) != std::u32string_view::npos;
}

void find_readings(std::vector<Syllable>& run, const Lexicon* lexicon) {
  if (lexicon == nullptr) {
    for (Syllable& syllable : run) append_utf8(syllable.pinyin, syllable.letter);
    return;
  }
  std::u32string letters;
  for (const Syllable& syllable : run) letters += syllable.letter;
  cut(run, letters, *lexicon);
  const Neighbours around{letters, run};
  for (std::size_t i = 0; i < run.size(); ++i) {
    for (auto* const read : {read_in_word, read_cut_off})
      if (std::string inner = read(around, i); !inner.empty()) run[i].pinyin = std::move(inner);
    if (is_light_repeat(around, i)) run[i].pinyin.back() = '5';
    // 倒两趟车行不行: what is asked with 不 belongs to no word before it.
    const bool asked =
        i > 2 && run[i].letter == run[i - 2].letter && run[i - 1].letter == U'不' && around.at(i + 1) == 0;
    if (asked && !around.alone(i - 2)) run[i - 2].pinyin = run[i].pinyin;
    // A phrase in use (只猫) has guessed the tones of what is counted.
    const bool guessed = run[i].loose && one_of(run[i].letter, U"只担卷斗令撮石");
    if (!around.alone(i) && !guessed) continue;
    std::string reading = read_by_neighbours(around, i);
    if (!reading.empty() && (around.alone(i) || same_sound(reading, run[i].pinyin))) run[i].pinyin = std::move(reading);
    if (is_light_repeat(around, i)) run[i].pinyin.back() = '5';
    // 量了量, 数一数, 还不还: a verb said again sounds as it did.
    if (i > 1 && run[i].letter == run[i - 2].letter && one_of(run[i - 1].letter, U"了一不没") && around.alone(i - 2))
      run[i].pinyin = run[i - 2].pinyin;
  }
  read_names(run, letters, *lexicon);
  for (std::size_t i = 0; i < run.size(); ++i)
    if (const std::size_t told = told_by(around, i); told < i) run[i].pinyin = run[told].pinyin;
  change_tones(run);
}

}  // namespace text::chinese
