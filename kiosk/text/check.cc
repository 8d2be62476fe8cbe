#include <array>

#include "text/catalogue.h"
#include "text/glyphs.h"
#include "text/pattern.h"

namespace text {
namespace {

constexpr std::string_view first_language = "zh-Hans";
constexpr std::size_t longest_sentence = 22;  // Han

struct Banned {
  std::u32string_view word;
  std::string_view instead;
};
// reference/domain 5.2. An official name may stand in brackets behind the plain words.
constexpr std::array<Banned, 39> banned{{{U"登录", "刷身份证进来"},
                                         {U"登陆", "刷身份证进来"},
                                         {U"注册账号", "第一次来，先登记一下"},
                                         {U"点击", "按一下"},
                                         {U"单击", "按一下"},
                                         {U"长按", "另一种办法，不用手势"},
                                         {U"滑动", "另一种办法，不用手势"},
                                         {U"提交", "交上去"},
                                         {U"确认", "对，是这样"},
                                         {U"取消", "不办了"},
                                         {U"首页", "回到开头"},
                                         {U"二维码", "方块码"},
                                         {U"扫码", "方块码"},
                                         {U"验证码", "手机短信里的几位数字"},
                                         {U"生物识别", "刷脸"},
                                         {U"人脸核验", "刷脸"},
                                         {U"身份核验", "看看是不是您本人"},
                                         {U"电子签章", "在屏幕上写名字"},
                                         {U"电子签名", "在屏幕上写名字"},
                                         {U"电子证照", "存在政府那边的证件"},
                                         {U"办件编号", "办事号码"},
                                         {U"流水号", "办事号码"},
                                         {U"审核中", "工作人员正在看"},
                                         {U"办结", "办好了"},
                                         {U"驳回", "没办成，差这一样"},
                                         {U"不予受理", "没办成，差这一样"},
                                         {U"补正", "再带一样东西来"},
                                         {U"系统异常", "机器现在连不上"},
                                         {U"超时", "机器现在连不上"},
                                         {U"网络错误", "机器现在连不上"},
                                         {U"参数错误", "有个数不对，请再看一遍"},
                                         {U"参保地", "您交医保的地方"},
                                         {U"户籍地", "户口本上的地方"},
                                         {U"起付线", "要先自己出的那部分"},
                                         {U"隐私政策", "您的信息怎么用"},
                                         {U"亲属关系", "您是他什么人"},
                                         {U"倒计时", "不急，慢慢来"},
                                         {U"小程序", "窗口或者纸"},
                                         {U"公众号", "窗口或者纸"}}};

class Checker {
 public:
  explicit Checker(const Catalogues& catalogues) : catalogues_(catalogues) {}

  std::vector<core::Error> run() {
    for (const auto& [language, bundles] : catalogues_.bundles())
      for (const auto& [name, bundle] : bundles) {
        bundle_ = &bundle;
        for (const auto& [key, message] : bundle.messages) check_message(key, message);
        if (language != first_language) compare();
      }
    return std::move(out_);
  }

 private:
  std::string where(std::string_view key) const {
    return "locales/" + bundle_->language + "/" + bundle_->name + ".json:" + core::pointer_join("/messages", key);
  }
  void find(std::string_view code, std::string_view key, std::string what, std::string cure) {
    out_.push_back({std::string(code), where(key), std::move(what), std::move(cure)});
  }

  void check_message(const std::string& key, const Message& message) {
    if (message.seen.find_first_not_of(" \t\n") == std::string::npos) {
      find("MESSAGE_EMPTY", key, "The message has no words.", "Write it, or remove the key.");
      return;
    }
    if (!message.said.empty() && names(message.said) != names(message.seen) && !is_subset(message))
      find("ARGUMENT_MISMATCH", key, "What is said uses an argument that is not seen.",
           "Use the same arguments in seen and said.");
    if (!bundle_->language.starts_with("zh")) return;
    for (const std::string* text : {&message.seen, &message.said}) check_words(key, *text);
  }

  // Said may leave out an argument that is only for the eye.
  bool is_subset(const Message& message) const {
    const auto seen = names(message.seen);
    for (const std::string& name : names(message.said))
      if (seen.count(name) == 0) return false;
    return true;
  }

  std::set<std::string, std::less<>> names(const std::string& message) const {
    const auto pattern = Pattern::parse(message, bundle_->language, "");
    return pattern.ok() ? pattern.value()->arguments() : std::set<std::string, std::less<>>{};
  }

  void check_words(const std::string& key, const std::string& message) {
    const auto pattern = Pattern::parse(message, bundle_->language, "");
    if (!pattern.ok()) return;
    for (const std::string& text : pattern.value()->texts()) {
      const std::u32string plain = without_brackets(to_letters(text));
      for (const Banned& word : banned)
        if (plain.find(word.word) != std::u32string::npos)
          find("WORD_BANNED", key, "The word " + to_utf8(word.word) + " is hard to understand for citizens.",
               "Say: " + std::string(word.instead) + ".");
      if (longest(plain) > longest_sentence)
        find("SENTENCE_TOO_LONG", key, "A sentence has more than 22 Han.", "Make two sentences of it.");
    }
  }

  static std::u32string without_brackets(const std::u32string& text) {
    std::u32string out;
    int depth = 0;
    for (const char32_t letter : text) {
      if (letter == U'（' || letter == U'(') ++depth;
      if (depth == 0) out += letter;
      if ((letter == U'）' || letter == U')') && depth > 0) --depth;
    }
    return out;
  }

  static std::size_t longest(const std::u32string& text) {
    std::size_t most = 0, now = 0;
    for (const char32_t letter : text) {
      if (std::u32string_view(U"。！？；\n").find(letter) != std::u32string_view::npos) now = 0;
      if (is_han(letter)) most = std::max(most, ++now);
    }
    return most;
  }

  void compare() {
    const auto first = catalogues_.bundles().find(first_language);
    if (first == catalogues_.bundles().end()) return;
    const auto original = first->second.find(bundle_->name);
    if (original == first->second.end()) {
      out_.push_back({"MESSAGE_UNKNOWN", "locales/" + bundle_->language + "/" + bundle_->name + ".json:",
                      "zh-Hans has no such bundle.", "Remove the file, or write it in zh-Hans first."});
      return;
    }
    for (const auto& [key, message] : original->second.messages)
      if (bundle_->messages.find(key) == bundle_->messages.end())
        find("MESSAGE_MISSING", key, "The message stands in zh-Hans and not here.",
             "Translate it, or leave the whole bundle out.");
    for (const auto& [key, message] : bundle_->messages) {
      const auto same = original->second.messages.find(key);
      if (same == original->second.messages.end()) {
        find("MESSAGE_UNKNOWN", key, "zh-Hans has no such message.", "Remove it, or add it in zh-Hans.");
      } else if (names(same->second.seen) != names(message.seen)) {
        find("ARGUMENT_MISMATCH", key, "The message uses other arguments than in zh-Hans.",
             "Use the same names in braces.");
      }
    }
  }

  const Catalogues& catalogues_;
  const Bundle* bundle_ = nullptr;
  std::vector<core::Error> out_;
};

}  // namespace

std::vector<core::Error> check(const Catalogues& catalogues) { return Checker(catalogues).run(); }

}  // namespace text
