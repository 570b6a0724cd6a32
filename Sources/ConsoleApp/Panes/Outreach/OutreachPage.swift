import CustomerSuccess
import SuccessStore
import TerminalUI

/// Why something of outreach is there, as lines.
struct OutreachPage {
  var why: OutreachWhy
  var scene: Scene

  private var words: TriggerWords? {
    why.trigger.flatMap(scene.outreach.words)
  }

  var lines: [PageLine] {
    header + PageLine.section("Message", text) + PageLine.section("Why", reason) + PageLine.section("Numbers", numbers)
      + PageLine.section("The rule", rule) + PageLine.section("Work", work)
      + PageLine.section("Messages", messages) + PageLine.section("Muted", muted)
  }

  private var header: [PageLine] {
    let customer = why.customer
    let dot = Piece(" \(scene.glyphs.bullet) ", .muted)
    let id = why.message?.message.id.text ?? why.firing?.id.text ?? ""
    let owner = customer.owner.isEmpty ? "nobody's account" : "owner \(customer.owner)"
    let pieces = [
      Piece(id, .title, emphasis: .bold), dot, Piece(customer.name), dot, Piece(customer.tier.title, .muted), dot,
      Piece(owner, .muted),
    ]
    return PageLine.wrapped(pieces, in: scene).map { $0.about(.customer(customer), opens: .customer(customer.id)) }
  }

  /// As it goes out, with whom it is for and what speaks against it.
  private var text: [PageLine] {
    guard let row = why.message else { return [] }
    let message = row.message
    let state = [
      Piece("\(OutreachWords.mark(message.state, scene.glyphs)) ", OutreachWords.tone(message.state)),
      Piece(message.state.rawValue, OutreachWords.tone(message.state)),
      Piece(
        "  \(EventWords.moment(message.since, in: scene))\(message.author.isEmpty ? "" : ", \(message.author)")", .muted
      ),
    ]
    let waits = message.notBefore.map { ["Not before \(EventWords.moment($0, in: scene))"] } ?? []
    let answered = message.replied.map { ["Answered \(EventWords.moment($0, in: scene))"] } ?? []
    let notes = (message.why.isEmpty ? [] : [message.why]) + waits + answered
    let lines =
      [PageLine.text(state, isStop: true)] + notes.flatMap { PageLine.paragraphs($0, tone: .muted, in: scene) }
    return lines.map { $0.about(row.subject) } + read(row)
  }

  private func read(_ row: MessageRow) -> [PageLine] {
    let address = row.contact.map { $0.email.isEmpty ? "\($0.name), no address" : "\($0.name) <\($0.email)>" }
    let to = [
      PageLine.text([Piece("To       ", .muted), Piece(address ?? "nobody", address == nil ? .atRisk : .text)])
    ]
    switch row.text {
    case .failure(let refusal): return to + PageLine.paragraphs("Not written: \(refusal)", tone: .atRisk, in: scene)
    case .success(let text):
      let subject = PageLine.wrapped([Piece("Subject  ", .muted), Piece(text.subject, .title)], in: scene)
      return to + subject + [.blank] + PageLine.paragraphs(text.body, in: scene)
    }
  }

  private var reason: [PageLine] {
    guard let firing = why.firing else {
      return PageLine.paragraphs("What made it was taken back, or came from elsewhere.", tone: .muted, in: scene)
    }
    let occasion = OutreachWords.occasion(firing.occasion, in: scene)
    let moment = "Fired \(EventWords.moment(firing.at, in: scene)), on \(occasion)."
    let escalated = firing.escalated.map { "Escalated \(EventWords.moment($0, in: scene))." }
    return PageLine.paragraphs(firing.rule(scene.outreach), in: scene)
      + PageLine.paragraphs(moment, tone: .muted, in: scene)
      + (escalated.map { PageLine.paragraphs($0, tone: .atRisk, in: scene) } ?? [])
  }

  private var numbers: [PageLine] {
    let values = why.firing?.reason.values ?? []
    let names = values.map(OutreachWords.name)
    let width = max(13, (names.map(\.count).max() ?? 0) + 2)
    return zip(names, values).map { name, value in
      .text([Piece(name.padding(to: width), .muted), Piece(OutreachWords.text(of: value, in: scene))], isStop: true)
    }
  }

  private var rule: [PageLine] {
    guard let words else { return [] }
    let recipients = words.recipients.map(\.rawValue).joined(separator: ", ")
    return PageLine.paragraphs("\(words.trigger). \(words.timing).", in: scene)
      + PageLine.paragraphs("For: \(recipients)", tone: .muted, in: scene)
  }

  private var work: [PageLine] {
    why.actions.flatMap { item -> [PageLine] in
      let due = ActionDue(item, today: scene.today, in: scene.zone)
      let owner = item.owner.isEmpty ? "nobody's" : item.owner
      let head = PageLine.text([
        Piece(item.id.text, .accent), Piece("  "), Piece(due.words, due.tone), Piece("  \(owner)  ", .muted),
        Piece(item.status.title, item.status.isOpen ? .text : .muted),
      ])
      let title = PageLine.paragraphs(item.title, indent: 2, tone: item.status.isOpen ? .text : .muted, in: scene)
      return ([head] + title).map { $0.about(.action(item), opens: .action(item.id)) }
    }
  }

  private var messages: [PageLine] {
    why.messages.flatMap { message -> [PageLine] in
      let head = PageLine.text(
        [
          Piece(message.id.text, .accent),
          Piece("  \(OutreachWords.mark(message.state, scene.glyphs)) ", OutreachWords.tone(message.state)),
          Piece(message.state.rawValue, OutreachWords.tone(message.state)),
          Piece("  \(EventWords.moment(message.since, in: scene))", .muted),
        ], isStop: true)
      let known = why.message.flatMap { $0.id == message.id ? $0.contact?.name : nil }
      let to = message.contact.map { "to \(known ?? $0.text)" } ?? "to nobody"
      let words = message.why.isEmpty ? to : "\(to): \(message.why)"
      return [head] + PageLine.paragraphs(words, indent: 2, tone: .muted, in: scene)
    }
  }

  private var muted: [PageLine] {
    guard let mute = why.mute else { return [] }
    let until = mute.until.map { "until \(TimeWords.day($0, today: scene.today))" } ?? "until somebody ends it"
    return PageLine.paragraphs("\(until), by \(mute.author): \(mute.reason)", tone: .waiting, in: scene)
  }
}
