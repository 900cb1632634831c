#pragma once

#include "mdg-text-cache.h"
#include "mdg-workspace.h"

G_BEGIN_DECLS

/* What a centre sets up once and keeps: staff, areas, towns and the members of boards. Every function that says new_ gives a change
   for the caller to save. */

/* Live records of MDG_KIND_STAFF, MDG_KIND_AREA, MDG_KIND_BOARD_MEMBER or MDG_KIND_TOWN: by position, towns by the
   position of their area and by reading. */
GPtrArray *mdg_masters_list (MdgWorkspace *workspace,
                             MdgKind kind,
                             GError **error);
/* An empty record that stands last: staff are active, areas have the next free code. */
MdgRecord *mdg_masters_new_record (MdgWorkspace *workspace,
                                   MdgKind kind,
                                   GError **error);
/* Gives the records the order they stand in; NULL when they have it. */
MdgChange *mdg_masters_new_order (GPtrArray *records,
                                  guint position_field);
/* Voids an area; INVALID while towns belong to it. */
MdgChange *mdg_masters_new_area_removed (MdgWorkspace *workspace,
                                         MdgRecord *area,
                                         GError **error);

/* The field fonts of a centre. */
#define MDG_MASTERS_MINCHO "mincho"
#define MDG_MASTERS_GOTHIC "gothic"
MdgTypeface mdg_masters_get_typeface (MdgCentre *centre);

G_END_DECLS
