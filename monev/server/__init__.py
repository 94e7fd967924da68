"""Starting the pages, and everything that touches the insides of Streamlit."""
