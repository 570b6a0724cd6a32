/// Curves of chance: how likely a value at least so far out is, and how far out it is for so likely.
///
/// What is no number in gives no number out, unless it is said otherwise; nothing here fails.
public enum Distribution {}
