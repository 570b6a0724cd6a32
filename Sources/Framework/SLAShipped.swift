public import CustomerSuccess

extension SLAReader {
  /// The framework's own policies, severities and support tiers, on the calendars the product ships with.
  public static func shipped() throws(DocumentError) -> SupportRules {
    try shipped(calendars: CalendarReader.shipped())
  }

  /// The framework's policies on other calendars of the same names.
  public static func shipped(
    calendars: [String: BusinessCalendar]
  ) throws(DocumentError) -> SupportRules {
    try read(
      String(decoding: PackageResources.sla_yaml, as: UTF8.self), file: "sla.yaml", calendars: calendars)
  }
}

extension CalendarReader {
  /// `always` and `support-hours`.
  public static func shipped() throws(DocumentError) -> [String: BusinessCalendar] {
    try read(String(decoding: PackageResources.calendars_yaml, as: UTF8.self), file: "calendars.yaml")
  }
}
