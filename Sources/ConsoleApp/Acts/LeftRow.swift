import CustomerSuccess

/// The row that an act was done to from a list. Where the act takes it from that list, the cursor goes on to the next row, and the
/// last line says to which: the next key is meant for what is seen.
struct LeftRow: Sendable {
  var pane: PaneID
  var row: Target
  /// What was said of the act, and how it is taken back, which is said however long the rest is.
  var words: String
  var ending: String
}

extension Console {
  /// The act is told; what it takes from under the cursor is told when the list has come.
  mutating func tell(_ words: String, ending: String, isComplaint: Bool, of job: ActJob?) {
    notice = Notice(text: line(words, ending), isComplaint: isComplaint)
    left = nil
    guard let row = panes[focus]?.front?.target, job?.requests.contains(where: { $0.target == row }) == true else {
      return
    }
    left = LeftRow(pane: focus, row: row, words: words, ending: ending)
  }

  /// A list has come: says where the cursor is when it is no longer where the act was done.
  mutating func sayWhereTheCursorIs(in pane: PaneID) {
    guard let left, left.pane == pane, let told = notice, told.text == line(left.words, left.ending),
      panes[pane]?.front?.isReading != true
    else { return }
    self.left = nil
    guard let row = panes[pane]?.front?.target, row != left.row else { return }
    let text = line(left.words, " · the cursor is on \(row)\(left.ending)")
    notice = Notice(text: text, isComplaint: told.isComplaint)
  }

  private func line(_ words: String, _ ending: String) -> String {
    words.truncated(to: max(20, size.width - 2 - ending.columns), glyphs: .unicode) + ending
  }
}
