public import CustomerSuccess

/// Figures as people read them; one place, so that every screen and report writes them alike.
public enum NumberWords {
  /// `1,250`
  public static func whole(_ value: Int) -> String { grouped(value) }

  /// Rounded half away from zero to one decimal: `78.5`, `-0.4`; no `-0.0`.
  public static func tenth(_ value: Double) -> String {
    let tenths = Int((value * 10).rounded(.toNearestOrAwayFromZero))
    return "\(tenths < 0 ? "-" : "")\(whole(abs(tenths) / 10)).\(abs(tenths) % 10)"
  }

  /// `33.6 %`
  public static func percent(_ part: Int, of whole: Int) -> String {
    whole == 0 ? "–" : "\(tenth(Double(part) / Double(whole) * 100)) %"
  }

  /// The same of a share, 0 to 1 and more.
  public static func percent(_ share: Double) -> String {
    // From a cent to millions: more tenths than numbers hold.
    abs(share) < 1e12 ? "\(tenth(share * 100)) %" : "\((share * 100).rounded().shortText) %"
  }

  /// `$3,800`, with the minor units only when there are some; other currencies by their code.
  public static func money(_ money: Money) -> String {
    let symbols = ["USD": "$", "EUR": "€", "GBP": "£", "JPY": "¥"]
    let unit = symbols[money.currency] ?? "\(money.currency) "
    let places = money.currency == "JPY" ? 1 : 100
    let (major, minor) = (money.minorUnits.magnitude / UInt(places), money.minorUnits.magnitude % UInt(places))
    let sign = money.minorUnits < 0 ? "-" : ""
    let cents = minor == 0 ? "" : minor < 10 ? ".0\(minor)" : ".\(minor)"
    return "\(sign)\(unit)\(whole(Int(major)))\(cents)"
  }

  /// What many amounts come to: `$3,740`, from a thousand on without the minor units, rounded half away from zero.
  public static func sum(_ money: Money) -> String {
    let unit = money.currency == "JPY" ? 1 : 100
    guard money.minorUnits.magnitude >= UInt(1000 * unit) else { return self.money(money) }
    let rest = money.minorUnits % unit
    var rounded = money
    rounded.minorUnits -= rest
    if rest.magnitude * 2 >= unit, unit > 1 {
      let (next, isTooLarge) = rounded.minorUnits.addingReportingOverflow(rest < 0 ? -unit : unit)
      if !isTooLarge { rounded.minorUnits = next }
    }
    return self.money(rounded)
  }
}
