import CustomerSuccess
import TerminalUI

/// The line in which a filter is typed; the list follows each letter that makes sense.
struct FilterPrompt: Hashable, Sendable {
  var pane: PaneID
  var subject: Field.Subject
  private(set) var field: TextField
  /// What was in force before, for Escape.
  let before: String
  private(set) var mistake: FilterError?
  /// Names offered where a person is asked for.
  let people: [String]
  /// Names offered behind `trend.`; empty until somebody has asked.
  private(set) var counters: [String]
  private var list: CandidateList

  enum Outcome {
    /// The filter to apply; nil where the text is as it was.
    case editing(Filter?)
    /// The text makes no filter: what was in force before stays.
    case mistaken
    case accepted
    case cancelled
  }

  init(pane: PaneID, subject: Field.Subject, text: String, people: [String] = [], counters: [String] = []) {
    self.pane = pane
    self.people = people
    self.counters = counters
    self.subject = subject
    before = text
    // What is typed after a filter in force narrows it: without the blank it would run into the last word.
    let start = text.isEmpty ? "" : text + " "
    field = TextField(start)
    list = CandidateList(
      FilterCompletion(start, cursor: start.count, in: subject, people: people, counters: counters))
  }

  /// Nobody waits for the counters' names before one is typed.
  var wantsCounters: Bool { text.lowercased().contains(FilterTrend.prefix) }

  /// They have come, perhaps while the name is being typed.
  mutating func offer(counters: [String]) {
    self.counters = counters
    list = CandidateList(completion)
  }

  private var completion: FilterCompletion {
    FilterCompletion(text, cursor: field.cursor, in: subject, people: people, counters: counters)
  }

  var text: String { field.text }
  /// The filter as it is said of the list: without the blank that waits for the next word.
  var words: String { text.withoutOuterBlanks }

  mutating func press(_ key: Key, me: String) -> Outcome {
    switch key {
    case .enter where list.chosen != nil: return take(me: me)
    case .tab: return take(me: me)
    case .down, .up, .backTab:
      list.isAskedFor = true
      list.move(by: key == .down ? 1 : -1)
      return .editing(nil)
    case .enter: return mistake == nil ? .accepted : .editing(nil)
    case .escape, .control("c"): return .cancelled
    default:
      field.press(key, openedBy: "/")
      return read(me: me)
    }
  }

  private mutating func read(me: String) -> Outcome {
    list = CandidateList(completion)
    do throws(FilterError) {
      let filter = try Filter.parse(text, in: subject, me: me)
      mistake = nil
      return .editing(filter)
    } catch {
      mistake = error
      return .mistaken
    }
  }

  /// The candidate into the line; where none is shown yet, all there are come first.
  private mutating func take(me: String) -> Outcome {
    guard let candidate = list.taken else {
      list.isAskedFor = true
      return .editing(nil)
    }
    field.replace(list.completion.range, with: candidate.text)
    return read(me: me)
  }

  /// Over the last line, the one above it for a mistake, and those above that for what can be completed.
  func draw(on canvas: inout Canvas) {
    let y = canvas.height - 1
    let place = 2 + canvas.columns(text.prefix(list.completion.range.lowerBound))
    list.draw(endingAt: mistake == nil ? y - 1 : y - 2, x: place, on: &canvas)
    canvas.fill(Rect(x: 0, y: y, width: canvas.width, height: 1), tone: .text, on: .input)
    canvas.write("/", at: Point(x: 1, y: y), tone: .key, emphasis: .bold, on: .input)
    field.draw(in: Rect(x: 2, y: y, width: canvas.width - 3, height: 1), on: &canvas)
    guard let mistake else {
      if text.isEmpty { hint(y: y, on: &canvas) }
      return
    }
    // What is listed below is not what is typed.
    let stays = FilterPrompt.stays
    if canvas.columns(text) + canvas.columns(stays) + 5 <= canvas.width {
      canvas.writeRight(stays, at: Point(x: 2, y: y), width: canvas.width - 3, tone: .error, on: .input)
    }
    let above = y - 1
    canvas.fill(Rect(x: 0, y: above, width: canvas.width, height: 1), on: .input)
    let start = min(2 + canvas.columns(text.prefix(mistake.range.lowerBound)), canvas.width - 2)
    let wrong = canvas.columns(text.dropFirst(mistake.range.lowerBound).prefix(mistake.range.count))
    let words = canvas.columns(mistake.message)
    let room = canvas.width - start - words - 2
    let isLeft = wrong > room && words <= start - 2
    // What is wrong may be long, but never hides why.
    let carets = String(repeating: "^", count: max(1, isLeft ? wrong : min(wrong, room)))
    let used = canvas.write(carets, at: Point(x: start, y: above), tone: .error, on: .input)
    if isLeft {
      canvas.writeRight(mistake.message, at: Point(x: 1, y: above), width: start - 2, tone: .error, on: .input)
    } else {
      canvas.write(mistake.message, at: Point(x: start + used + 1, y: above), tone: .error, on: .input)
    }
  }

  private static let stays = "the list is as before"

  private func hint(y: Int, on canvas: inout Canvas) {
    let counters = FilterTrend.isKnown(in: subject) ? [FilterTrend.example] : []
    let names = (Field.names(in: subject).map(\.name) + counters).joined(separator: " ")
    canvas.write("words, or field:value with \(names)", at: Point(x: 4, y: y), tone: .muted, on: .input)
  }
}
