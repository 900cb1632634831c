#pragma once

#include <gtk/gtk.h>

#include "mdg-directory.h"

G_BEGIN_DECLS

/* What is known of an agency as rows of lists; the focus stays on the row it was on, and an empty list is hidden. */
void mdg_agency_lists_show_facts (MdgWorkspace *workspace,
                                  GtkListBox *list,
                                  const MdgAgencyCard *card);
void mdg_agency_lists_show_services (MdgWorkspace *workspace,
                                     GtkListBox *list,
                                     const MdgAgencyCard *card);
void mdg_agency_lists_show_contacts (MdgWorkspace *workspace,
                                     GtkListBox *list,
                                     const MdgAgencyCard *card);
void mdg_agency_lists_show_links (MdgWorkspace *workspace,
                                  GtkListBox *list,
                                  const MdgAgencyCard *card);
/* Every procedure, answered or not; see mdg_agency_lists_get_proc. */
void mdg_agency_lists_show_abilities (MdgWorkspace *workspace,
                                      GtkListBox *list,
                                      const MdgAgencyCard *card);

/* What the row stands for; NULL for one of the facts, a procedure that is not answered, or no row. Borrowed. */
MdgRecord *mdg_agency_lists_get_record (GtkListBoxRow *row);
const char *mdg_agency_lists_get_proc (GtkListBoxRow *row);

G_END_DECLS
