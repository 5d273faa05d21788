//! What the columns say of a record without its text.

use crate::columns::store::Store;
use crate::model::incident::Incident;
use crate::model::when::When;

impl Store {
    /// What the columns know of a record whose text has not come.
    pub(crate) fn outline(&self, row: u32) -> Incident {
        Incident {
            when: self
                .span(row)
                .map(|span| When::covering(span, self.is_open_ended(row))),
            ..self.undated_outline(row)
        }
    }

    /// The same without the date, whose words take longer to make than all the rest.
    pub(crate) fn undated_outline(&self, row: u32) -> Incident {
        let mut incident = Incident::new(self.id(row).unwrap_or_default(), "");
        incident.kind = self.kind(row);
        incident
            .categories
            .extend(self.category_code(row).map(str::to_owned));
        let uncertainty_m = self.uncertainty_m(row);
        let is_rough = !self.exact.contains(row) || uncertainty_m > 0.0;
        incident.place.uncertainty_m = is_rough.then_some(uncertainty_m.max(1.0));
        incident
    }
}
