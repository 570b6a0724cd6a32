import CustomerSuccess
import TerminalUI

/// Asks whether something is meant that no form asked for before: `y` does it, any other key leaves it.
struct DoubtView: Hashable, Sendable {
  let words: String
  let job: ActJob
  var subjects: [ActSubject] = []

  func draw(on canvas: inout Canvas) {
    let width = min(canvas.width - 8, 92)
    let lines = Paragraph.wrap(words, width: width, glyphs: canvas.glyphs)
    let dialog = Dialog(title: "Is that meant?", content: Size(width: width, height: lines.count + 2))
    dialog.draw(on: &canvas) { canvas in
      for (y, line) in lines.enumerated() { canvas.write(line, at: Point(x: 0, y: y), tone: .warning) }
      canvas.writeKeyHints([("y", "do it all the same"), ("any other key", "leave it")], y: canvas.height - 1)
    }
  }
}

extension Console {
  mutating func press(_ key: Key, in view: DoubtView) -> [Effect] {
    overlay = nil
    guard key == .character("y") || key == .character("Y") else { return [.say("Nothing was done")] }
    return submit(view.job.sure, on: view.subjects)
  }
}
