//! What the map file, or the reader, says of columns.

use incidents::schema::names::FieldMap;

use crate::dates::Order;
use crate::names::Role;

/// What the map file says that a column is for, whatever stands in it, with its rank.
pub fn said(name: &str, fields: &FieldMap) -> Option<(Role, u32)> {
    let by_itself = FieldMap::default();
    let spelled = crate::marks::plain(name);
    let mut said = fields.members_named(&spelled).filter(|(member, _)| {
        !matches!(*member, "day_first" | "month_first")
            && by_itself
                .members_named(&spelled)
                .all(|(own, _)| own != *member)
    });
    let (member, rank) = said.next()?;
    let role = match member {
        "clock" => Role::Clock,
        "fact" => Role::Fact,
        "left_out" => Role::LeftOut,
        "lat_lng" => Role::Pair { lng_first: false },
        "lng_lat" => Role::Pair { lng_first: true },
        "url" => Role::Links,
        member => Role::Member(member),
    };
    Some((role, rank.into()))
}

/// In which order the map file says that a column writes day and month.
pub fn order_said(name: &str, fields: &FieldMap) -> Option<Order> {
    let spelled = crate::marks::plain(name);
    let mut members = fields.members_named(&spelled);
    members.find_map(|(member, _)| match member {
        "day_first" => Some(Order::DayFirst),
        "month_first" => Some(Order::MonthFirst),
        _ => None,
    })
}
