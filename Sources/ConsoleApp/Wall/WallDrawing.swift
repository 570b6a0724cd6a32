import CustomerSuccess
import SuccessStore
public import TerminalUI

extension Wall {
  public func draw(on canvas: inout Canvas) {
    guard canvas.width >= Console.least.width, canvas.height >= Console.least.height else {
      let least = "\(Console.least.width)×\(Console.least.height)"
      return canvas.writeTooSmall("The wall needs \(least)")
    }
    drawHeader(on: &canvas)
    if setting.isBig {
      // Four clocks of five rows and what stands between them leave no footer in 24 rows; the header says what counts.
      let footer = canvas.height == Wall.fourClocks ? 0 : 1
      drawBig(in: Rect(x: 0, y: 1, width: canvas.width, height: canvas.height - 1 - footer), on: &canvas)
      if footer == 0 { return }
    } else {
      drawTiles(on: &canvas)
      drawQueue(in: plan.queue, on: &canvas)
      if !plan.today.isEmpty { drawToday(in: plan.today, on: &canvas) }
      if !plan.hours.isEmpty { drawHours(in: plan.hours, on: &canvas) }
    }
    drawFooter(on: &canvas)
  }

  // MARK: Edges

  private func drawHeader(on canvas: inout Canvas) {
    let dot = " \(canvas.glyphs.bullet) "
    var left = ["Support wall", "all customers"].joined(separator: dot)
    if setting.isBig, let queue {
      left = ["\(queue.breached) breached", "\(queue.atRisk) at risk", "\(NumberWords.whole(queue.total)) open"]
        .joined(separator: dot)
    }
    let used = canvas.write(left, at: Point(x: 1, y: 0), tone: .title, emphasis: .bold)
    // The zone tells the two hours apart that the clocks show twice in autumn.
    let zone = TimeWords.zone(setting.zone, at: now)
    let right = "\(TimeWords.near(setting.zone.date(of: now)))  \(TimeWords.clock(now, in: setting.zone)) \(zone)"
    canvas.writeRight(right, at: Point(x: 1, y: 0), width: canvas.width - 2, tone: .title)
    guard isStale else { return }
    canvas.write(
      " \(canvas.glyphs.atRisk) OLD: \(age) ", at: Point(x: used + 4, y: 0), tone: .error, emphasis: .reverse)
  }

  private var age: String {
    guard let seen else { return "nothing read yet" }
    let seconds = max(0, uptime - seen)
    switch seconds {
    case ..<60: return "\(seconds) s"
    case ..<3600: return "\(seconds / 60) min"
    case ..<86_400: return "\(seconds / 3600) h \(seconds / 60 % 60) min"
    default: return "\(seconds / 86_400) d \(seconds / 3600 % 24) h"
    }
  }

  private func drawFooter(on canvas: inout Canvas) {
    let dot = " \(canvas.glyphs.bullet) "
    let y = canvas.height - 1
    guard isStale else {
      let state = seen == nil ? "reading" : "live"
      let words = [state] + (seen == nil ? [] : ["updated \(age) ago"]) + ["read-only"]
      canvas.write(words.joined(separator: dot), at: Point(x: 1, y: y), tone: .muted)
      return
    }
    let why = trouble?.description ?? "The database does not answer."
    let words = seen == nil ? why : "not live\(dot)last read \(age) ago\(dot)\(why)"
    canvas.write(words, at: Point(x: 1, y: y), tone: .error, maxWidth: canvas.width - 2)
  }

  // MARK: Figures in large digits

  private func drawTiles(on canvas: inout Canvas) {
    let places = plan.tilePlaces
    let counts: [(String, Int?, Tone)] = [
      ("Breached", queue?.breached, .breached), ("At risk", queue?.atRisk, .atRisk), ("Open", queue?.total, .text),
    ]
    for ((title, count, tone), place) in zip(counts, places) {
      canvas.box(place, title: title)
      guard let count else { continue }
      let digits = BigDigits("\(count)", scale: plan.scale, tone: isStale || count == 0 ? .muted : tone)
      let size = digits.size(glyphs: canvas.glyphs)
      let inside = place.inset()
      // What has no room in digits is written, and that wants its own room.
      let fits = size.width <= inside.width
      digits.draw(in: fits ? inside.centred(size) : inside.inset(horizontal: 1), on: &canvas)
    }
    drawNext(in: places[3], on: &canvas)
  }

  private func drawNext(in place: Rect, on canvas: inout Canvas) {
    canvas.box(place, title: "Next breach")
    let inside = place.inset().inset(horizontal: 1)
    guard let next = queue?.next else {
      if queue != nil {
        let words = queue?.breached == 0 ? "No clock runs" : "None: all that run are broken"
        canvas.write(
          words, at: Point(x: inside.x, y: inside.y + inside.height / 2), tone: .muted, maxWidth: inside.width)
      }
      return
    }
    let words = DeadlineWords(next.clock, at: now, glyphs: canvas.glyphs)
    let digits = BigDigits(words.left, scale: plan.scale, tone: isStale ? .muted : words.tone)
    let size = digits.size(glyphs: canvas.glyphs)
    let middle = Rect(
      x: inside.x, y: inside.y + (inside.height - size.height) / 2, width: inside.width, height: size.height)
    let (left, rest) = middle.split(left: min(size.width, middle.width) + 2)
    digits.draw(in: left, on: &canvas)
    drawLabel(next.row, words, in: rest, on: &canvas)
  }

  /// Which ticket it is, in the middle of the height.
  func drawLabel(_ row: TicketRow, _ words: DeadlineWords, in rect: Rect, on canvas: inout Canvas) {
    let dot = " \(canvas.glyphs.bullet) "
    let owner = row.reading.owner.isEmpty ? "unassigned" : row.reading.owner
    let lines: [(String, Tone)] =
      rect.height >= 5
      ? [
        ("\(row.id.text) \(words.kind)", words.tone),
        (row.reading.severity.badge, SeverityWords.tone(row.reading.severity)), (row.customerName, .text),
        (row.reading.ticket.subject, .text), (owner, .muted),
      ]
      : [
        ("\(row.id.text) \(words.kind)\(dot)\(row.reading.severity.badge)", words.tone),
        ("\(row.customerName)\(dot)\(owner)", .text), (row.reading.ticket.subject, .muted),
      ]
    let top = rect.y + max(0, (rect.height - lines.count) / 2)
    for (index, (text, tone)) in lines.enumerated() where index < rect.height {
      let shown = text.truncated(to: rect.width, glyphs: canvas.glyphs)
      canvas.write(shown, at: Point(x: rect.x, y: top + index), tone: tone, maxWidth: rect.width)
    }
  }

  // MARK: The queue

  private func drawQueue(in place: Rect, on canvas: inout Canvas) {
    let rows = queueRows
    let top = min(page, max(0, pages - 1)) * rows
    canvas.box(place, title: "Queue \(canvas.glyphs.bullet) earliest deadline first", titleRight: pageWords(top))
    canvas.draw(in: place.inset()) { canvas in
      guard let queue else { return PaneState.loading.draw(on: &canvas) }
      guard !queue.rows.isEmpty else { return PaneState.empty("No ticket is open").draw(on: &canvas) }
      let shown = queue.rows.dropFirst(top).prefix(rows)
      var table = TicketTable(now: now, glyphs: canvas.glyphs).table
      table.natural = queue.natural
      table.draw(
        top: top, total: queue.rows.count, selected: -1, isFocused: false, on: &canvas,
        isMarked: { fresh[$0.id] != nil },
        row: { queue.rows.indices.contains($0) ? queue.rows[$0] : nil })
      for (line, row) in shown.enumerated() where blinks(row.id) {
        canvas.recolour(Rect(x: 0, y: line + 1, width: canvas.width, height: 1), tone: .focus)
      }
    }
  }

  private func pageWords(_ top: Int) -> String {
    guard let queue, pages > 1 else { return "" }
    let last = min(top + queueRows, queue.rows.count)
    let whole = NumberWords.whole(queue.total)
    return "\(NumberWords.whole(top + 1))–\(NumberWords.whole(last)) of \(whole)"
  }

  /// On for every other second.
  func blinks(_ ticket: TicketID) -> Bool {
    fresh[ticket].map { (uptime - $0) % 2 == 0 } ?? false
  }
}
