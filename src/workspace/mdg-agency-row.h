#pragma once

#include "mdg-agency-query.h"
#include "mdg-record-list.h"

G_BEGIN_DECLS

/* One agency in a list. Signal "changed" when the register has other values. */
#define MDG_TYPE_AGENCY_ROW (mdg_agency_row_get_type ())
G_DECLARE_FINAL_TYPE (MdgAgencyRow, mdg_agency_row, MDG, AGENCY_ROW, GObject)

MdgAgencyRow *mdg_agency_row_new (MdgWorkspace *workspace,
                                  gint64 id);
void mdg_agency_row_reload (MdgAgencyRow *self);
/* NULL when the record is gone. */
const MdgListedAgency *mdg_agency_row_get_line (MdgAgencyRow *self);
const MdgUuid *mdg_agency_row_get_uuid (MdgAgencyRow *self);

/* A list of MdgAgencyRow; requests are MdgAgencyFilter. */
MdgRecordList *mdg_agency_list_new (MdgWorkspace *workspace);

G_END_DECLS
