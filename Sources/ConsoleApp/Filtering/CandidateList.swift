import TerminalUI

/// The candidates of a completion, above the line in which the filter is typed.
struct CandidateList: Hashable, Sendable {
  private(set) var completion: FilterCompletion
  /// The one chosen with the arrows.
  private(set) var chosen: Int?
  /// Shown before anything was typed, because Tab asked for it.
  var isAskedFor = false

  static let rows = 8

  init(_ completion: FilterCompletion) { self.completion = completion }

  var isShown: Bool { !completion.candidates.isEmpty && (completion.isBegun || isAskedFor) }

  /// What Tab takes: the chosen one, or the best.
  var taken: FilterCompletion.Candidate? { isShown ? completion.candidates[chosen ?? 0] : nil }

  /// From one to the next; past the last there is none, and then the first again.
  mutating func move(by step: Int) {
    let count = completion.candidates.count
    guard isShown else { return }
    let next = (chosen ?? (step > 0 ? -1 : count)) + step
    chosen = (0..<count).contains(next) ? next : nil
  }

  /// With its last row on `y`, from column `x` or so far to the left as it takes to fit.
  func draw(endingAt y: Int, x: Int, on canvas: inout Canvas) {
    guard isShown else { return }
    let height = min(CandidateList.rows, completion.candidates.count, y)
    let top = min(max(0, (chosen ?? 0) - height + 1), completion.candidates.count - height)
    let shown = completion.candidates[top..<top + height]
    let names = shown.map { canvas.columns($0.text) }.max() ?? 0
    let helps = shown.map { canvas.columns($0.help) }.max() ?? 0
    let width = min(names + (helps > 0 ? helps + 2 : 0) + 2, canvas.width)
    let left = max(0, min(x - 1, canvas.width - width))
    for (index, candidate) in shown.enumerated() {
      let row = Rect(x: left, y: y - height + 1 + index, width: width, height: 1)
      canvas.fill(row, on: .input)
      canvas.write(candidate.text, at: Point(x: left + 1, y: row.y), tone: .key, on: .input, maxWidth: width - 2)
      canvas.write(
        candidate.help, at: Point(x: left + names + 3, y: row.y), tone: .muted, on: .input, maxWidth: width - names - 4)
      if top + index == chosen { canvas.recolour(row, tone: .selection) }
    }
  }
}
