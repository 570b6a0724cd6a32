public import CustomerSuccess

extension Fact {
  /// The same fact at another time.
  public func shifted(_ shift: TimeShift) -> Fact { value.shifted(seconds: shift.seconds, days: shift.days).fact }
}
