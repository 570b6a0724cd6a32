import CustomerSuccess
import TerminalUI

/// A double beside the customer it is to become part of, as far as both are at hand: they are not always doubles. Of tickets which
/// promises end and which go on.
struct MergePreview {
  var form: FormView
  var now: Instant
  var zone: Zone

  private var today: LocalDate { zone.date(of: now) }

  private var picked: ActSubject? { form.fields.lazy.compactMap(\.pick?.picked).first?.subject }

  /// Nil of what is no merge of one ticket into another that was found.
  var clocks: MergedClocks? {
    guard form.verb == .merge, form.subjects.count == 1, case .ticket(let leaving, _)? = form.subjects.first,
      case .ticket(let staying, _)? = picked
    else { return nil }
    return MergedClocks(leaving, into: staying, at: now, in: zone)
  }

  var lines: [String] {
    if let clocks { return clocks.words.map { "\($0)." } }
    guard case .customer(let double)? = form.subjects.first, form.subjects.count == 1,
      case .customer(let kept)? = picked
    else { return [] }
    let rows = [("", double.id.text, kept.id.text)] + MergePreview.facts(double, today, kept)
    let labels = (rows.map(\.0.count).max() ?? 0) + 2
    let middle = (rows.map(\.1.columns).max() ?? 0) + 2
    return rows.map { label, left, right in
      label.padded(to: labels) + left.padded(to: middle) + right
    } + ["What is not known of it is taken from the double; all facts of both are kept."]
  }

  private static func facts(
    _ double: Customer, _ today: LocalDate, _ kept: Customer
  ) -> [(String, String, String)] {
    func row(_ label: String, _ words: (Customer) -> String) -> (String, String, String) {
      (label, words(double), words(kept))
    }
    return [
      row("Name") { $0.name }, row("Tier") { $0.tier.title }, row("Owner") { $0.owner.isEmpty ? "nobody" : $0.owner },
      row("Since") { TimeWords.day($0.signedUp, today: today) },
      row("Standing") { customer in
        if let churned = customer.churned { return "left \(TimeWords.day(churned, today: today))" }
        return customer.renews.map { "renews \(TimeWords.day($0, today: today))" } ?? customer.lifecycle.title
      },
      row("Revenue") { NumberWords.money($0.monthlyRevenue) },
    ]
  }
}

extension String {
  fileprivate func padded(to width: Int) -> String { self + String(repeating: " ", count: max(0, width - columns)) }
}
