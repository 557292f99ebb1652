#pragma once

#include <cstdint>
#include <string>

#include "extract/layout/body_type.h"
#include "extract/layout/type_area.h"

namespace jiaokan::extract {

/// How a line ends.
enum class Ending { kSentence, kPart, kOpen, kComma, kWord };

/// All that parting paragraphs needs to know of a line, in em of the line where not said otherwise.
struct LineFeatures {
  float left = 0;        // from the column's left edge
  float room = 0;        // between the line's end and the column's right edge
  float first_word = 0;  // width of what cannot be parted at the line's start
  float text_start = 0;  // where the text behind the number starts, from the column's left edge
  float em = 0, height = 0;
  float middle = 0;  // v, points
  int style = -1;    // numbering style, 100 = bullet, -1 = none
  int habit = -1;    // the style, or 101 = a label with a colon (主旨：, 抄送：): what paragraphs that begin alike have one indent for
  bool sure_number = false;
  bool number_alone = false;  // 第一章 and nothing else
  bool number_apart = false;  // 第一章　总则: white between the number and the words
  bool centred = false;
  bool filled = false;  // centred only in that it reaches from one edge to the other, which says nothing of the text around it
  bool no_start = false;
  bool opening_start = false;
  bool turn = false;  // opens with the name of a speaker
  bool digit_start = false, digit_end = false;
  bool ideographs = false;
  bool leaders = false;  // dots up to a page number: a line of a table of contents
  bool page_behind = false;  // a number alone at its end, as rows of contents without dots have it
  bool lower_start = false, latin_end = false;  // opens with a small Latin letter; ends with a Latin word
  bool is_date = false;                         // 2024年3月12日 and nothing else
  bool is_name = false;                         // an office and a name, a gap between them: 市长　陈明华
  bool bullet_alone = false;                    // a bullet or dash and nothing else
  bool far_inside = false;                      // begins far inside the column
  bool flush_right = false;                     // and ends at its edge
  bool leaves_open = false;                     // a bracket that a later line closes
  bool closes = false;                          // a bracket that an earlier line opened
  bool is_bracketed = false;                    // opens with a bracket that it leaves open, or ends with one that it closes
  bool contents_title = false;                  // 目录 and nothing else
  bool part_name = false;                       // 前言, 摘要 and nothing else
  Ending ending = Ending::kWord;
  std::uint8_t weight = 0;  // see weight_of(); that of words in another script says nothing of where paragraphs begin
};

LineFeatures features_of(const FlowLine& flow, const BodyType& body);

/// 陈明华议员： at the start of a line: a few ideographs and a colon; empty where there is none.
std::u32string speaker_of(const Line& line);

}  // namespace jiaokan::extract
