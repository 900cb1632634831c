#pragma once

#include "mdg-workspace.h"

G_BEGIN_DECLS

/* A list of towns and their areas as an office has it: two columns, pasted or out of a file, in either order, with
   or without a head, and a reading as third column. A list of one column is one of areas. */
typedef struct _MdgTownList MdgTownList;

/* Cells parted by tabs, commas or wide spaces. INVALID when there is nothing in it. */
MdgTownList *mdg_town_list_new_for_text (const char *text,
                                         GError **error);
/* CSV or .xlsx. */
MdgTownList *mdg_town_list_new_for_path (const char *path,
                                         GError **error);
void mdg_town_list_free (MdgTownList *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MdgTownList, mdg_town_list_free)

typedef struct
{
  guint n_new_areas;
  guint n_new_towns;
  guint n_moved; /* known towns that now belong to another area */
  guint n_same;
  GPtrArray *refused; /* char *, which line and why */
} MdgTownListResult;

void mdg_town_list_result_clear (MdgTownListResult *result);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (MdgTownListResult, mdg_town_list_result_clear)

/* Adds to change what the list brings to the register; nothing is taken away. */
gboolean mdg_town_list_add_to_change (MdgTownList *self,
                                      MdgWorkspace *workspace,
                                      MdgChange *change,
                                      MdgTownListResult *result,
                                      GError **error);

G_END_DECLS
