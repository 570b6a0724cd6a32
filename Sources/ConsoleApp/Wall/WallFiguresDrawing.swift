import CustomerSuccess
import SuccessStore
import TerminalUI

extension Wall {
  /// Today's figures against their targets.
  func drawToday(in place: Rect, on canvas: inout Canvas) {
    canvas.box(place, title: "Today")
    guard let today else { return }
    let (quality, targets) = (today.quality, setting.targets)
    canvas.draw(in: place.inset().inset(horizontal: 1)) { canvas in
      draw(share: quality.respondInTime, "Response in SLA", target: targets.respondInTime, y: 0, on: &canvas)
      draw(share: quality.resolveInTime, "Resolution in SLA", target: targets.resolveInTime, y: 1, on: &canvas)
      draw(share: quality.firstContact, "First contact", target: targets.firstContact, y: 2, on: &canvas)
      let line = Line(
        title: "CSAT", value: today.satisfaction, shown: today.satisfaction.map { "\(NumberWords.tenth($0))/5" },
        target: targets.satisfaction, targetWords: NumberWords.tenth(targets.satisfaction),
        count: "n = \(today.satisfactionCount)")
      draw(line, y: 3, on: &canvas)
    }
  }

  private struct Line {
    var title: String
    var value: Double?
    var shown: String?
    var target: Double
    var targetWords: String
    var count: String
  }

  private func draw(share: TicketShare, _ title: String, target: Double, y: Int, on canvas: inout Canvas) {
    let line = Line(
      title: title, value: share.percent, shown: share.percent.map { "\(NumberWords.tenth($0)) %" }, target: target,
      targetWords: NumberWords.whole(Int(target)), count: "\(share.part) of \(share.whole)")
    draw(line, y: y, on: &canvas)
  }

  private func draw(_ line: Line, y: Int, on canvas: inout Canvas) {
    canvas.write(line.title, at: Point(x: 0, y: y), maxWidth: 17)
    guard let value = line.value, let shown = line.shown else {
      canvas.writeRight(String(canvas.glyphs.dash), at: Point(x: 18, y: y), width: 7, tone: .muted)
      canvas.write("  nothing yet", at: Point(x: 25, y: y), tone: .muted)
      return
    }
    let isMet = value >= line.target
    let tone: Tone = isMet ? .success : .warning
    canvas.writeRight(shown, at: Point(x: 18, y: y), width: 7, tone: tone, emphasis: .bold)
    canvas.write(String(isMet ? canvas.glyphs.met : canvas.glyphs.down), at: Point(x: 26, y: y), tone: tone)
    canvas.write("target \(line.targetWords)", at: Point(x: 28, y: y), tone: .muted)
    guard canvas.width >= 52 else { return }
    canvas.writeRight(line.count, at: Point(x: 40, y: y), width: min(canvas.width - 40, 14), tone: .muted)
  }

  /// What came and went by the hour, and who has how much.
  func drawHours(in place: Rect, on canvas: inout Canvas) {
    // Whole hours of the clock: the first began when it says, and the last is not over.
    let since = hours.first.map { " \(canvas.glyphs.bullet) since \(TimeWords.hour($0.start, in: setting.zone))" } ?? ""
    canvas.box(place, title: "Last \(WallFigures.hourCount) h\(since)")
    guard !hours.isEmpty else { return }
    let span = Double(hours.flatMap { [$0.opened, $0.closed] }.max() ?? 0)
    canvas.draw(in: place.inset().inset(horizontal: 1)) { canvas in
      draw("opened", hours.map(\.opened), span: span, y: 0, on: &canvas)
      draw("closed", hours.map(\.closed), span: span, y: 1, on: &canvas)
      drawOwners(in: Rect(x: 0, y: 2, width: canvas.width, height: canvas.height - 2), on: &canvas)
    }
  }

  private func draw(_ title: String, _ counts: [Int], span: Double, y: Int, on canvas: inout Canvas) {
    canvas.write(title, at: Point(x: 0, y: y))
    let wide = canvas.width >= 48 ? 2 : 1
    let values = counts.flatMap { Array(repeating: Double($0) as Double?, count: wide) }
    let text =
      span == 0 ? String(repeating: canvas.glyphs.gap, count: values.count) : heights(values, span, canvas.glyphs)
    let used = canvas.write(text, at: Point(x: 8, y: y), tone: .sparkline)
    canvas.write(NumberWords.whole(counts.reduce(0, +)), at: Point(x: 10 + used, y: y), tone: .muted)
  }

  /// From none, so that both lines have one measure.
  private func heights(_ values: [Double?], _ span: Double, _ glyphs: GlyphSet) -> String {
    // The two ends of the measure take part in it and are cut off again.
    String(Sparkline.text(values + [0, span], glyphs: glyphs).dropLast(2))
  }

  /// As many as there is room for; the last line ends with how many others there are.
  private func drawOwners(in rect: Rect, on canvas: inout Canvas) {
    guard let queue, rect.height > 0 else { return }
    var place = rect.origin
    for (index, load) in queue.owners.enumerated() {
      let name = load.owner.isEmpty ? "unassigned" : load.owner.truncated(to: 16, glyphs: canvas.glyphs)
      let count = NumberWords.whole(load.tickets)
      let width = canvas.columns(name) + canvas.columns(count) + 1
      let others = "+ \(queue.owners.count - index)"
      let isLastLine = place.y == rect.endY - 1
      let behind = isLastLine && index < queue.owners.count - 1 ? others.count + 3 : 0
      if place.x + width + behind > rect.endX {
        guard !isLastLine else {
          canvas.write(others, at: place, tone: .muted)
          return
        }
        place = Point(x: rect.x, y: place.y + 1)
      }
      let used = canvas.write(name, at: place, tone: load.owner.isEmpty ? .warning : .text)
      canvas.write(count, at: place.moved(x: used + 1), tone: .accent, emphasis: .bold)
      place.x += width + 3
    }
  }
}
