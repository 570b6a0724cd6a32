/// The ways in which terminals are asked for a notification.
public enum NotificationForm: String, CaseIterable, Hashable, Sendable {
  /// One text, as iTerm2 began it.
  case osc9
  /// Title and text, as urxvt began it.
  case osc777
}
