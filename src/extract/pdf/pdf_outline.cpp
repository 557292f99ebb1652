#include "extract/pdf/pdf_outline.h"

#include <cmath>
#include <map>
#include <optional>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFNameTreeObjectHelper.hh>
#include <qpdf/QPDFObjectHandle.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>
#include <qpdf/QPDFPageObjectHelper.hh>
#include <set>

#include "extract/pdf/page_frame.h"

namespace jiaokan::extract {
namespace {

constexpr std::size_t kMostEntries = 20000;
constexpr std::uint32_t kDeepest = 32;
constexpr std::size_t kLongestTitle = 1000;  // bytes: longer ones head nothing

class OutlineReader {
 public:
  explicit OutlineReader(QPDF& pdf) : pdf_(pdf) {}

  std::vector<OutlineEntry> run() {
    QPDFObjectHandle outlines = pdf_.getRoot().getKey("/Outlines");
    if (!outlines.isDictionary() || !outlines.getKey("/First").isDictionary()) return {};
    pages_ = QPDFPageDocumentHelper(pdf_).getAllPages();
    for (std::size_t i = 0; i < pages_.size(); ++i) numbers_[pages_[i].getObjectHandle().getObjGen()] = static_cast<std::uint32_t>(i + 1);
    QPDFObjectHandle names = pdf_.getRoot().getKey("/Names");
    if (names.isDictionary() && names.getKey("/Dests").isDictionary()) names_.emplace(names.getKey("/Dests"), pdf_, false);
    old_names_ = pdf_.getRoot().getKey("/Dests");

    std::set<QPDFObjGen> seen;
    struct Todo {
      QPDFObjectHandle item;
      std::uint32_t level;
    };
    std::vector<Todo> todo{{outlines.getKey("/First"), 1}};
    while (!todo.empty() && entries_.size() < kMostEntries) {
      const Todo next = todo.back();
      todo.pop_back();
      QPDFObjectHandle item = next.item;
      if (!item.isDictionary() || !item.isIndirect() || !seen.insert(item.getObjGen()).second) continue;
      todo.push_back({item.getKey("/Next"), next.level});
      if (next.level < kDeepest) todo.push_back({item.getKey("/First"), next.level + 1});
      add(item, next.level);
    }
    return std::move(entries_);
  }

 private:
  void add(QPDFObjectHandle item, std::uint32_t level) {
    QPDFObjectHandle title = item.getKey("/Title");
    if (!title.isString() || title.getStringValue().size() > kLongestTitle) return;
    OutlineEntry entry;
    entry.title = title.getUTF8Value();
    entry.level = level;
    QPDFObjectHandle destination = item.getKey("/Dest");
    if (destination.isNull()) {
      QPDFObjectHandle action = item.getKey("/A");
      if (action.isDictionary() && action.getKey("/S").isNameAndEquals("/GoTo")) destination = action.getKey("/D");
    }
    locate(destination, entry);
    entries_.push_back(std::move(entry));
  }

  /// A name's destination; a name that leads to a name leads nowhere.
  QPDFObjectHandle named(QPDFObjectHandle destination) {
    QPDFObjectHandle found = QPDFObjectHandle::newNull();
    if (destination.isName() && old_names_.isDictionary()) {
      found = old_names_.getKey(destination.getName());
    } else if (destination.isString() && names_) {
      names_->findObject(destination.getUTF8Value(), found);
    } else {
      return destination;
    }
    return found.isDictionary() ? found.getKey("/D") : found;
  }

  void locate(QPDFObjectHandle destination, OutlineEntry& entry) {
    destination = named(destination);
    if (!destination.isArray() || destination.getArrayNItems() < 1) return;
    QPDFObjectHandle page = destination.getArrayItem(0);
    if (page.isInteger()) {
      const long long index = page.getIntValue();
      if (index >= 0 && index < static_cast<long long>(pages_.size())) entry.page = static_cast<std::uint32_t>(index + 1);
    } else if (const auto it = numbers_.find(page.getObjGen()); it != numbers_.end()) {
      entry.page = it->second;
    }
    if (entry.page == 0 || destination.getArrayNItems() < 2) return;
    QPDFObjectHandle how = destination.getArrayItem(1);
    const int at = how.isNameAndEquals("/XYZ") ? 3 : how.isNameAndEquals("/FitH") || how.isNameAndEquals("/FitBH") ? 2 : how.isNameAndEquals("/FitR") ? 5 : 0;
    if (at == 0 || destination.getArrayNItems() <= at || !destination.getArrayItem(at).isNumber()) return;
    const PageFrame frame(pages_[entry.page - 1]);
    const double left = how.isNameAndEquals("/XYZ") && destination.getArrayItem(2).isNumber() ? destination.getArrayItem(2).getNumericValue() : 0;
    const double y = frame.shown(left, destination.getArrayItem(at).getNumericValue()).y;
    if (frame.known() && std::isfinite(y) && std::fabs(y) < 1e5) entry.y = static_cast<float>(std::max(0.0, y));
  }

  QPDF& pdf_;
  std::vector<QPDFPageObjectHelper> pages_;
  std::map<QPDFObjGen, std::uint32_t> numbers_;
  std::optional<QPDFNameTreeObjectHelper> names_;
  QPDFObjectHandle old_names_;
  std::vector<OutlineEntry> entries_;
};

}  // namespace

std::vector<OutlineEntry> read_outline(QPDF& pdf) { return OutlineReader(pdf).run(); }

}  // namespace jiaokan::extract
