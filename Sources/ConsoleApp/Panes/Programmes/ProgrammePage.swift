import CustomerSuccess
import SuccessStore
import TerminalUI

/// A programme's rule as lines.
struct ProgrammePage {
  var programme: Programme
  var figures: ProgrammeFigures
  var scene: Scene

  var lines: [PageLine] {
    rule + PageLine.section("Customers", customers) + PageLine.section("Signals", signals)
      + PageLine.section(programme.kind == .campaign ? "Contents, in turn" : "Engagement", contents)
  }

  private var customers: [PageLine] {
    guard figures.members + figures.former > 0 else {
      return PageLine.paragraphs("Nobody was ever in it", tone: .muted, in: scene)
    }
    return PageLine.paragraphs(
      "\(NumberWords.whole(figures.members)) are in, \(NumberWords.whole(figures.former)) were and are out", in: scene)
  }

  private var rule: [PageLine] {
    var lines = PageLine.paragraphs("\(programme.words.trigger).", in: scene)
    lines += PageLine.paragraphs("Takes \(programme.target.text)", tone: .accent, in: scene)
    lines += PageLine.paragraphs("Touches \(programme.often), for \(recipients)", tone: .muted, in: scene)
    if !programme.ends.words.isEmpty {
      lines += PageLine.paragraphs("Ends \(programme.ends.words.joined(separator: ", "))", tone: .muted, in: scene)
    }
    if programme.isUpsell {
      lines += PageLine.paragraphs(
        "Waits while a customer is at risk or has a critical ticket open", tone: .muted, in: scene)
    }
    if !programme.personalization.isEmpty {
      lines += PageLine.paragraphs(programme.personalization, tone: .muted, in: scene)
    }
    return programme.words.isEnabled ? lines : lines + PageLine.paragraphs("Switched off", tone: .waiting, in: scene)
  }

  private var recipients: String { programme.words.recipients.map(\.rawValue).joined(separator: ", ") }

  private var signals: [PageLine] {
    programme.signals.flatMap { signal in
      PageLine.paragraphs("\(signal.points) points: \(ProgrammeWords.sought(signal))", in: scene)
    }
  }

  private var contents: [PageLine] { programme.words.actions.flatMap { PageLine.paragraphs($0, in: scene) } }
}
