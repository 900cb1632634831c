#pragma once

#include <gtk/gtk.h>

#include "mdg-coverage-sheet.h"
#include "mdg-map-area.h"

G_BEGIN_DECLS

/* The strip under the map: one range is taken up, its edge dragged or its towns switched, and saved or made a proposal. */
#define MDG_TYPE_MAP_EDITOR (mdg_map_editor_get_type ())
G_DECLARE_FINAL_TYPE (MdgMapEditor, mdg_map_editor, MDG, MAP_EDITOR, GtkBox)

/* Signals:
     tried ()                        the sheet has other figures: exact ones
     estimated (double uncovered)    people not reached, counted on a raster while the edge moves
     wants (MdgChange *change)       to be saved */

GtkWidget *mdg_map_editor_new (MdgWorkspace *workspace,
                               MdgMapArea *area);
/* Of what is on the map; nothing is taken up any more. */
void mdg_map_editor_set_sheet (MdgMapEditor *self,
                               MdgCoverageSheet *sheet);

G_END_DECLS
